// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.suspension;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.suspension.SuspensionService;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Whether a function of any site may be invoked: suspend, look, resume. */
@Path("/functions/{functionId}/suspension")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FunctionSuspensionResource {
    @Inject
    SuspensionService suspensions;

    @Inject
    CurrentCaller caller;

    /** Suspends the function for the reason that the body gives. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response suspend(@PathParam("functionId") String functionId, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        String reason = fields.requiredText("reason");
        fields.check();
        return JsonResponses.ok(SuspensionJson.of(
                suspensions.suspendFunction(caller.get(), PathId.of("function", functionId), reason)));
    }

    /** Returns the suspension in force. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(
                SuspensionJson.of(suspensions.functionSuspension(caller.get(), PathId.of("function", functionId))));
    }

    /** Lets the function be invoked again. */
    @DELETE
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response resume(@PathParam("functionId") String functionId) {
        suspensions.resumeFunction(caller.get(), PathId.of("function", functionId));
        return Response.noContent().build();
    }
}
