// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.async.AcceptedCall;
import ee.functions.ejb.async.AsyncInvocationService;
import ee.functions.ejb.async.AsyncStatus;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import ee.functions.web.permission.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Accepts requests whose caller does not wait: they are stored and answered with 202, and run later. */
@RequestScoped
public class AsyncCalls {
    private static final int ACCEPTED = 202;

    @Inject
    AsyncInvocationService invocations;

    @Inject
    InvocationSender sender;

    @Inject
    CurrentCaller caller;

    /**
     * Stores a request to run later and answers with its id.
     *
     * @throws ee.functions.ejb.error.FunctionsException what the flow would refuse the request with before the function runs, and
     *     what {@link AsyncInvocationService#accept} adds
     */
    public Response accept(HttpServletRequest request, Wanted wanted) {
        AcceptedCall call = invocations.accept(sender.request(request, caller.get(), wanted));
        return JsonResponses.status(
                        ACCEPTED,
                        JsonValues.JSON
                                .createObjectBuilder()
                                .add("id", call.id().toString())
                                .add("status", AsyncStatus.WAITING.name())
                                .add("self", "/functions/" + call.functionId() + "/async-invocations/" + call.id())
                                .build())
                .header(InvocationAnswers.INVOCATION_ID, call.id().toString())
                .build();
    }
}
