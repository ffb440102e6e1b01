// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.draft.DraftService;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The deployment of what was built last. */
@Path("/api/v1/functions/deploy/{functionId}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DraftDeploymentsResource {
    @Inject
    DraftService drafts;

    @Inject
    CurrentCaller caller;

    /** Makes the newest version whose build has completed the one that answers. */
    @POST
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response deploy(@PathParam("functionId") String functionId) {
        return JsonResponses.ok(DraftJson.deployment(drafts.deploy(caller.get(), PathId.of("function", functionId))));
    }
}
