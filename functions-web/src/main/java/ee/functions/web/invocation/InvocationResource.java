// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.invocation;

import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.function.FunctionJson;
import ee.functions.web.idempotency.EachTimeAnew;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
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
import java.util.UUID;

/** The address of a function: runs its current version with the body of the request and answers what it returned. */
@Path("/integrations/{integrationId}/endpoint")
@RequestScoped
public class InvocationResource {
    @Inject
    InvocationSender sender;

    /** Invokes the function; bodies of any type are taken. */
    @POST
    @EachTimeAnew
    @RequiresPermission({Permission.FUNCTIONS_INVOKE, Permission.FUNCTIONS_INVOKE_CREATE})
    public void invoke(
            @PathParam("integrationId") String integrationId,
            InputStream body,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        sender.send(request, response, () -> {
            UUID id = PathId.of("function", integrationId);
            return Wanted.asItCame(new IntegrationTarget(id), FunctionJson.invocationUri(id), sender.body(body));
        });
    }
}
