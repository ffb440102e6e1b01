// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.FunctionsApplication;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Finds every resource method of the module: an endpoint that does not say who may use it must not exist. */
class EndpointPermissionTest {
    /** The endpoints that answer without a token. Whoever adds one shows here that it was meant. */
    private static final Set<String> PUBLIC = Set.of(
            "OperatorTokensResource.create",
            "SiteTokensResource.create",
            "DocsResource.page",
            "DocsResource.file",
            "FunctionsServiceDocsResource.page",
            "OpenApiResource.json",
            "OpenApiResource.yaml",
            "HealthResource.live",
            "HealthResource.ready",
            "HealthResource.started");
    /** The endpoints for whoever has a valid token, whatever its permissions. */
    private static final Set<String> ANY_CALLER =
            Set.of("SessionResource.get", "SitesResource.list", "SitesResource.get");

    @Test
    void everyEndpointStatesItsPermissionOrIsListedAsPublic() throws IOException, URISyntaxException {
        List<Method> endpoints = endpoints();
        Set<String> open = new TreeSet<>();
        Set<String> anyCaller = new TreeSet<>();

        for (Method endpoint : endpoints) {
            RequiresPermission stated = endpoint.getAnnotation(RequiresPermission.class);
            boolean isPublic = endpoint.isAnnotationPresent(PublicEndpoint.class);
            boolean isOfAnyCaller = endpoint.isAnnotationPresent(AnyCaller.class);
            assertThat(Stream.of(stated != null && stated.value().length > 0, isPublic, isOfAnyCaller)
                            .filter(says -> says))
                    .as(endpoint + " requires a permission, or is for any caller, or is public")
                    .hasSize(1);
            String name = endpoint.getDeclaringClass().getSimpleName() + "." + endpoint.getName();
            if (isPublic) {
                open.add(name);
            } else if (isOfAnyCaller) {
                anyCaller.add(name);
            }
        }

        assertThat(endpoints).as("the scan finds the endpoints").hasSizeGreaterThanOrEqualTo(15);
        assertThat(open).isEqualTo(PUBLIC);
        assertThat(anyCaller).isEqualTo(ANY_CALLER);
    }

    @Test
    void theAddressesOfPublicEndpointsAndNoOthersArePublic() throws IOException, URISyntaxException {
        for (Method endpoint : endpoints()) {
            String path = path(endpoint.getDeclaringClass().getAnnotation(Path.class))
                    + path(endpoint.getAnnotation(Path.class));
            String example = path.replaceAll("\\{[^}]*}", "x");

            assertThat(PublicAddresses.contain(example))
                    .as(example)
                    .isEqualTo(endpoint.isAnnotationPresent(PublicEndpoint.class));
        }
    }

    private static String path(@Nullable Path path) {
        String text = path == null || path.value().equals("/") ? "" : path.value();
        return text.isEmpty() || text.startsWith("/") ? text : "/" + text;
    }

    private static List<Method> endpoints() throws IOException, URISyntaxException {
        java.nio.file.Path classes = java.nio.file.Path.of(FunctionsApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> load(file.substring(0, file.length() - ".class".length())
                            .replace(java.io.File.separatorChar, '.')))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(EndpointPermissionTest::isEndpoint)
                    .toList();
        }
    }

    private static boolean isEndpoint(Method method) {
        return method.isAnnotationPresent(Path.class)
                || Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EndpointPermissionTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
