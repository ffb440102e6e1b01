// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import ee.functions.web.FunctionsApplication;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All methods of all classes of the module that answer requests. */
final class ResourceMethods {
    private ResourceMethods() {}

    static List<Method> all() throws IOException, URISyntaxException {
        Path classes = Path.of(FunctionsApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> load(file.substring(0, file.length() - ".class".length())
                            .replace(java.io.File.separatorChar, '.')))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> Arrays.stream(method.getAnnotations())
                            .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ResourceMethods.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
