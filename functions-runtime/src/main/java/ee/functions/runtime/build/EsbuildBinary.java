// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the esbuild binary that comes inside this project's dependencies, and makes it a file that can be run. */
final class EsbuildBinary {

    static final String VERSION = "0.25.10";

    private static @Nullable Path extracted;

    private EsbuildBinary() {}

    /** The bundled binary as an executable file; null if there is none for this platform. */
    static synchronized @Nullable Path bundled() {
        if (extracted != null && Files.isExecutable(extracted)) {
            return extracted;
        }
        String resource = "META-INF/resources/_static/" + platform() + "/" + VERSION + "/bin/esbuild";
        ClassLoader loader = EsbuildBinary.class.getClassLoader();
        try (InputStream content = loader.getResourceAsStream(resource)) {
            if (content == null) {
                return null;
            }
            extracted = extract(content);
            return extracted;
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled esbuild could not be extracted.", e);
        }
    }

    private static Path extract(InputStream content) throws IOException {
        // The directory is private to this user: nobody else may swap the file between writing and running it.
        Path directory = Files.createTempDirectory(
                "functions-esbuild-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = directory.resolve("esbuild");
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
        // Deleted in reverse order of registration.
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        String os = system.startsWith("linux") ? "linux" : system.startsWith("mac") ? "darwin" : "other";
        String cpu = architecture.equals("amd64") || architecture.equals("x86_64") ? "x64" : "arm64";
        return os + "-" + cpu;
    }
}
