// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.asyncinvocation;

import ee.functions.ejb.async.AsyncPolicyService;
import ee.functions.ejb.permission.Permission;
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
import java.util.UUID;

/** What happens to asynchronous invocations of a function, one policy per tag. */
@Path("/functions/{functionId}/async-policies")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AsyncPoliciesResource {
    @Inject
    AsyncPolicyService policies;

    @Inject
    CurrentCaller caller;

    /** Lists the policies of a function. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(AsyncPolicyJson.list(policies.list(caller.get(), id(functionId))));
    }

    /** Returns the policy of a tag. */
    @GET
    @Path("/{tag}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("functionId") String functionId, @PathParam("tag") String tag) {
        return JsonResponses.ok(AsyncPolicyJson.of(policies.get(caller.get(), id(functionId), tag)));
    }

    /** Sets the policy of a tag in place of the one it had. */
    @PUT
    @Path("/{tag}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response put(@PathParam("functionId") String functionId, @PathParam("tag") String tag, InputStream body) {
        return JsonResponses.ok(AsyncPolicyJson.of(
                policies.put(caller.get(), id(functionId), tag, AsyncPolicyJson.read(RequestBody.object(body)))));
    }

    /** Removes the policy of a tag. */
    @DELETE
    @Path("/{tag}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("functionId") String functionId, @PathParam("tag") String tag) {
        policies.delete(caller.get(), id(functionId), tag);
        return Response.noContent().build();
    }

    private static UUID id(String functionId) {
        return PathId.of("function", functionId);
    }
}
