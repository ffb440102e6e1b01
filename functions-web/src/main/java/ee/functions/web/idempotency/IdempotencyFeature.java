// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import ee.functions.ejb.idempotency.IdempotentRequests;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.body.BodySizes;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.PublicEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * Puts an {@link IdempotencyFilter} before every resource method that changes something: POST, PUT, PATCH and DELETE, but those
 * that are {@link EachTimeAnew} and the {@link PublicEndpoint}s, whose answers are secrets. It comes after the permissions.
 */
@Provider
@ApplicationScoped
public class IdempotencyFeature implements DynamicFeature {
    private static final Set<String> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Inject
    IdempotentRequests requests;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (isCovered(resource.getResourceMethod())) {
            context.register(new IdempotencyFilter(requests, caller, maximumBodyBytes()), Priorities.AUTHORIZATION + 1);
        }
    }

    static boolean isCovered(Method method) {
        boolean changing = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .anyMatch(verb -> CHANGING.contains(verb.value()));
        return changing
                && !method.isAnnotationPresent(EachTimeAnew.class)
                && !method.isAnnotationPresent(PublicEndpoint.class);
    }

    /** The most that any of these methods reads: each refuses what is too much for itself. */
    private int maximumBodyBytes() {
        return Math.max(BodySizes.version(settings), settings.number(Setting.KV_REQUEST_BODY_BYTES));
    }
}
