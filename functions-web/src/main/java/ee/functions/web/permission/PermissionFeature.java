// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Puts a {@link PermissionFilter} before every resource method except the {@link PublicEndpoint}s. A method that states
 * neither a permission nor that it is for any caller or public refuses everybody.
 */
@Provider
@ApplicationScoped
public class PermissionFeature implements DynamicFeature {
    @Inject
    CallerFactory callers;

    @Inject
    CurrentCaller current;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PublicEndpoint.class)) {
            return;
        }
        if (method.isAnnotationPresent(AnyCaller.class)) {
            context.register(PermissionFilter.ofAnyCaller(callers, current), Priorities.AUTHORIZATION);
            return;
        }
        RequiresPermission stated = method.getAnnotation(RequiresPermission.class);
        Permission[] anyOf = stated == null ? new Permission[0] : stated.value();
        boolean usersOnly = stated != null && stated.usersOnly();
        context.register(new PermissionFilter(anyOf, usersOnly, callers, current), Priorities.AUTHORIZATION);
    }
}
