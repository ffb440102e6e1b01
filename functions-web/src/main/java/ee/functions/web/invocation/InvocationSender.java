// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.async.AsyncInvocationService;
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
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.InvalidInputException;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.request.PublicBase;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends a request into the flow of invocations and answers what comes out, for every address that invokes functions. */
@RequestScoped
public class InvocationSender {
    /** How much longer than a function may run the platform may take before something is wrong with it. */
    private static final Duration PLATFORM_TIME = Duration.ofSeconds(60);

    @Inject
    InvocationFlow flow;

    @Inject
    AsyncInvocationService asyncInvocations;

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

    /** Reads a body whole; one that is larger than an invocation takes is refused before it is in memory. */
    public byte[] body(InputStream body) {
        return RequestBody.bytes(body, settings.number(Setting.INVOCATION_REQUEST_BODY_BYTES));
    }

    /** Reads a body like {@link #body} that must be one JSON object. */
    public JsonFields object(InputStream body) {
        return RequestBody.object(body, settings.number(Setting.INVOCATION_REQUEST_BODY_BYTES));
    }

    /**
     * Invokes a function and answers with what it returned, or stores the request to run later; does not wait for the function.
     *
     * @param wanted reads what is asked for from the request; what it refuses is answered like a refusal of the flow
     */
    public void send(HttpServletRequest request, AsyncResponse response, Supplier<Wanted> wanted) {
        Caller invoker = caller.get();
        InvocationTiming timing = invoker.has(Permission.FUNCTIONS_READ) ? new InvocationTiming() : null;
        InvocationAnswers answers =
                new InvocationAnswers(RequestTrace.of(request), () -> permits.room(invoker.siteId()), timing);
        InvocationRequest invocation;
        try {
            Wanted asked = wanted.get();
            invocation = request(request, invoker, asked);
            if (asked.integration() == Integration.ASYNC) {
                response.resume(InvocationAnswers.accepted(asyncInvocations.accept(invocation)));
                return;
            }
        } catch (FunctionsException | InvalidInputException refusal) {
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

    private InvocationRequest request(HttpServletRequest request, Caller invoker, Wanted wanted) {
        String query = FunctionQuery.without(wanted.switches(), request.getQueryString());
        return new InvocationRequest(
                UUID.randomUUID(),
                invoker,
                wanted.target(),
                request.getMethod(),
                publicBase.of(request) + wanted.path() + (query == null ? "" : "?" + query),
                wanted.json() ? FunctionHeaders.withJson(request) : FunctionHeaders.of(request),
                wanted.body(),
                wanted.integration() == Integration.RAW,
                null);
    }
}
