// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Arrays;

/**
 * Lets a caller pass who holds one of the permissions of a resource method. Runs before the entity of the request is read.
 * Without any permission to ask for, nobody passes.
 */
final class PermissionFilter implements ContainerRequestFilter {
    private final Permission[] anyOf;
    private final boolean siteNeeded;
    private final boolean usersOnly;
    private final boolean anyCaller;
    private final CallerFactory callers;
    private final CurrentCaller current;

    PermissionFilter(Permission[] anyOf, boolean usersOnly, CallerFactory callers, CurrentCaller current) {
        this(anyOf, usersOnly, false, callers, current);
    }

    private PermissionFilter(
            Permission[] anyOf, boolean usersOnly, boolean anyCaller, CallerFactory callers, CurrentCaller current) {
        this.anyOf = anyOf.clone();
        this.siteNeeded = !Arrays.stream(anyOf).allMatch(Permission::isOfEverySite);
        this.usersOnly = usersOnly;
        this.anyCaller = anyCaller;
        this.callers = callers;
        this.current = current;
    }

    /** Lets everybody pass who has a valid token. */
    static PermissionFilter ofAnyCaller(CallerFactory callers, CurrentCaller current) {
        return new PermissionFilter(new Permission[0], false, true, callers, current);
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (anyCaller) {
            current.set(callers.of(context, false));
            return;
        }
        Caller caller = callers.of(context, siteNeeded);
        caller.require(anyOf);
        if (usersOnly) {
            caller.requireUser();
        }
        current.set(caller);
    }
}
