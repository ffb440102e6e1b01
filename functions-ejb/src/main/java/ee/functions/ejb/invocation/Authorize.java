// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Step 1: the function belongs to the site of the caller, and the caller may invoke; neither is suspended. */
@Dependent
class Authorize {
    @Inject
    CurrentVersions functions;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Returns the function that is asked for.
     *
     * @throws FunctionsException {@code PERMISSION_DENIED}, before anybody learns whether the function exists;
     *     {@code NOT_FOUND}, for another site's function too; {@code SITE_SUSPENDED}; {@code FUNCTION_SUSPENDED};
     *     {@code URL_TOO_LONG}, {@code HEADERS_TOO_LARGE}, {@code BODY_TOO_LARGE}
     */
    TargetFunction caller(Invocation invocation) {
        InvocationRequest request = invocation.request();
        TargetFunction function = functions
                .of(request.target())
                .filter(found -> found.siteId().equals(request.caller().siteId()))
                .orElse(null);
        if (function != null) {
            invocation.isFor(function); // so that a refusal is recorded too
        }
        request.caller().require(Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_INVOKE);
        if (request.cause() == null) {
            TagName.requireInvocable(request.caller(), invocation.tag()); // a cause was let in when it was set up
        }
        if (function == null) {
            throw FunctionsException.notFound(
                    request.target() instanceof IntegrationTarget ? "integration" : "function");
        }
        function.requireNotSuspended(clock.instant());
        HeaderLimit.checkRequest(request, settings);
        BodyLimit.from(settings).checkRequest(request.body());
        return function;
    }
}
