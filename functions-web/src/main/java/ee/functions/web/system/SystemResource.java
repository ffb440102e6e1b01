// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.system;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.system.SystemService;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The installation, for administrators of the server. */
@Path("/system")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SystemResource {
    @Inject
    SystemService system;

    @Inject
    CurrentCaller caller;

    /** Returns what the server that answers sees of itself, and what the others last told of themselves. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get() {
        return JsonResponses.ok(SystemJson.of(system.get(caller.get())));
    }
}
