// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.openapi;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.contract.OpenApiFile;
import ee.functions.contract.Operation;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.permission.PublicEndpoint;
import ee.functions.web.permission.RequiresPermission;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the description of the REST interface with the resource methods that there are. */
class OperationsTest {
    private final Map<String, Operation> described = OpenApiFile.packed().operations().stream()
            .collect(toMap(operation -> operation.method() + " " + operation.shape(), Function.identity()));
    private final Map<String, Method> served = new TreeMap<>();

    OperationsTest() throws Exception {
        for (Method method : ResourceMethods.all()) {
            served.put(request(method), method);
        }
    }

    @Test
    void whatIsServedIsDescribedAndWhatIsDescribedIsServed() {
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(served.keySet());
    }

    @Test
    void permissionsAreThoseThatAreAskedFor() {
        served.forEach((request, method) -> {
            RequiresPermission needed = method.getAnnotation(RequiresPermission.class);
            Set<String> roles = needed == null
                    ? Set.of()
                    : Arrays.stream(needed.value())
                            .map(Permission::role)
                            .collect(Collectors.toCollection(TreeSet::new));
            Operation operation = described.get(request);

            assertThat(operation).as(request).isNotNull();
            assertThat(operation.permissions()).as(request).isEqualTo(roles);
            assertThat(operation.isPublic()).as(request).isEqualTo(method.isAnnotationPresent(PublicEndpoint.class));
            assertThat(operation.usersOnly()).as(request).isEqualTo(needed != null && needed.usersOnly());
        });
    }

    private static String request(Method method) {
        List<String> verbs = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(verbs).as(method.toString()).hasSize(1);
        String path =
                path(method.getDeclaringClass().getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
        return verbs.get(0) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private static String path(Path path) {
        if (path == null || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
