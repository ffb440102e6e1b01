// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.FunctionsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Finds out whether an invocation would begin now, for those who store it to be run later. Nothing runs, nothing is recorded. */
@ApplicationScoped
public class InvocationCheck {
    @Inject
    Authorize authorize;

    @Inject
    ResolveVersion resolveVersion;

    @Inject
    Clock clock;

    /**
     * What would be invoked.
     *
     * @param tag the tag of its version
     * @param headers the headers of the request that may reach the function; the others, credentials among them, are left out
     */
    public record Invocable(UUID functionId, String siteId, String tag, List<HeaderValue> headers) {}

    /**
     * Returns what a request would invoke.
     *
     * @throws FunctionsException what the flow would refuse it with before anything of the function runs, but for the limit of
     *     invocations at the same time
     */
    public Invocable of(InvocationRequest request) {
        Invocation invocation = new Invocation(request, clock.instant(), null);
        TargetFunction function = authorize.caller(invocation);
        resolveVersion.require(function, invocation.tag());
        return new Invocable(
                function.functionId(), function.siteId(), invocation.tag(), HeaderRules.kept(request.headers()));
    }
}
