// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.scaling;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.scaling.InstanceService;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The instances of a function on the server that answers. */
@Path("/functions/{functionId}/instances")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class InstancesResource {
    @Inject
    InstanceService instances;

    @Inject
    CurrentCaller caller;

    /** Lists the instances that there are now, oldest first. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(ScalingJson.instances(instances.list(caller.get(), PathId.of("function", functionId))));
    }
}
