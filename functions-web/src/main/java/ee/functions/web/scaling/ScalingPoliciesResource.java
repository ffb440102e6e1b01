// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.scaling;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.scaling.NewScalingPolicy;
import ee.functions.ejb.scaling.ScalingService;
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
import java.util.UUID;

/** How far the invocations of a function by each of its tags may scale. */
@Path("/functions/{functionId}/scaling-policies")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ScalingPoliciesResource {
    @Inject
    ScalingService scaling;

    @Inject
    CurrentCaller caller;

    /** Lists the policies of a function. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(ScalingJson.policies(scaling.list(caller.get(), function(functionId))));
    }

    /** Sets the policy for a tag in place of the one it had; a number that is left out is 0. */
    @PUT
    @Path("/{tag}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response set(@PathParam("functionId") String functionId, @PathParam("tag") String tag, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        NewScalingPolicy wanted = new NewScalingPolicy(
                number(fields, ScalingJson.INSTANCES),
                number(fields, ScalingJson.REQUESTS),
                number(fields, ScalingJson.PROVISIONED));
        fields.check();
        return JsonResponses.ok(ScalingJson.of(scaling.set(caller.get(), function(functionId), tag, wanted)));
    }

    /** Removes the policy for a tag. */
    @DELETE
    @Path("/{tag}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response remove(@PathParam("functionId") String functionId, @PathParam("tag") String tag) {
        scaling.remove(caller.get(), function(functionId), tag);
        return Response.noContent().build();
    }

    private static int number(JsonFields fields, String name) {
        Integer number = fields.integer(name);
        return number == null ? 0 : number;
    }

    private static UUID function(String functionId) {
        return PathId.of("function", functionId);
    }
}
