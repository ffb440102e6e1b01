// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.invocation.InvocationFlow;
import ee.functions.ejb.invocation.InvocationRequest;
import ee.functions.ejb.invocation.InvocationResponse;
import ee.functions.ejb.invocation.InvocationTiming;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.permit.SitePermits;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.web.async.AsyncAnswer;
import ee.functions.web.async.OpenAnswers;
import ee.functions.web.body.RequestBody;
import ee.functions.web.function.FunctionJson;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import ee.functions.web.request.PublicBase;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

/** The address of a function: runs its current version with the body of the request and answers what it returned. */
@Path("/integrations/{integrationId}/endpoint")
@RequestScoped
public class InvocationResource {
    /** How much longer than a function may run the platform may take before something is wrong with it. */
    private static final Duration PLATFORM_TIME = Duration.ofSeconds(60);

    @Inject
    InvocationFlow flow;

    @Inject
    CurrentCaller caller;

    @Inject
    ServerExecutors executors;

    @Inject
    OpenAnswers openAnswers;

    @Inject
    Settings settings;

    @Inject
    PublicBase publicBase;

    @Inject
    SitePermits permits;

    /** Invokes the function; bodies of any type are taken. */
    @POST
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void invoke(
            @PathParam("integrationId") String integrationId,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        RequestTrace trace = RequestTrace.of(request);
        Caller invoker = caller.get();
        InvocationTiming timing = invoker.has(Permission.FUNCTIONS_READ) ? new InvocationTiming() : null;
        InvocationAnswers answers = new InvocationAnswers(trace, () -> permits.room(invoker.siteId()), timing);
        InvocationRequest invocation;
        try {
            UUID id = PathId.of("function", integrationId);
            invocation = new InvocationRequest(
                    invoker,
                    id,
                    request.getMethod(),
                    url(request, id),
                    FunctionHeaders.of(request),
                    RequestBody.bytes(body, settings.number(Setting.INVOCATION_REQUEST_BODY_BYTES)));
        } catch (FunctionsException refusal) {
            response.resume(answers.failed(refusal));
            return;
        }
        new AsyncAnswer<InvocationResponse>(answers::responded, answers::failed)
                .send(
                        flow.invoke(invocation, timing),
                        response,
                        settings.duration(Setting.INVOCATION_RUN_TIME_LIMIT_MS).plus(PLATFORM_TIME),
                        executors.timers(),
                        openAnswers);
    }

    private String url(HttpServletRequest request, UUID integrationId) {
        String query = request.getQueryString();
        return publicBase.of(request) + FunctionJson.invocationUri(integrationId) + (query == null ? "" : "?" + query);
    }
}
