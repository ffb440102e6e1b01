// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Bundles a module with the packages it imports, as an author does before creating a version. */
public final class AuthorBundle {

    private AuthorBundle() {}

    /** Bundles one module that stands in a directory with {@code node_modules}. */
    public static String of(Path module) throws IOException, InterruptedException {
        List<String> command = List.of(
                Objects.requireNonNull(EsbuildBinary.bundled()).toString(),
                module.toString(),
                "--bundle",
                "--format=esm",
                "--platform=browser",
                "--conditions=worker",
                "--target=es2022",
                "--log-level=error",
                "--outfile=" + module + ".bundle");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("esbuild could not bundle " + module.getFileName() + ": " + messages);
        }
        return Files.readString(Path.of(module + ".bundle"));
    }
}
