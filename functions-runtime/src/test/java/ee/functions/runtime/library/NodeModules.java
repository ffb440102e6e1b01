// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The npm packages on the test class path, unpacked as an author's project has them. */
final class NodeModules {

    private static final String WEBJARS = "META-INF/resources/webjars/";

    private NodeModules() {}

    /** Unpacks all packages below a directory; scoped ones are found by their name again. */
    static void unpackInto(Path project) {
        try {
            for (URL url : Collections.list(NodeModules.class.getClassLoader().getResources(WEBJARS))) {
                JarURLConnection connection = (JarURLConnection) url.openConnection();
                connection.setUseCaches(false);
                try (JarFile jar = connection.getJarFile()) {
                    unpack(jar, project.resolve("node_modules"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(JarFile jar, Path target) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.isDirectory() || !entry.getName().startsWith(WEBJARS)) {
                continue;
            }
            String[] parts = entry.getName().substring(WEBJARS.length()).split("/", 3);
            // A webjar calls @scope/name scope__name, and puts the version between the package and its files.
            Path directory = target.resolve(parts[0].contains("__") ? "@" + parts[0].replace("__", "/") : parts[0]);
            Path file = directory.resolve(parts[2]).normalize();
            if (!file.startsWith(directory)) {
                throw new IOException("A package reaches out of its directory: " + entry.getName());
            }
            Files.createDirectories(file.getParent());
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
    }
}
