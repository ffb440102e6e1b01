// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.draft.DraftService;
import ee.functions.ejb.invocation.FirstInstances;
import ee.functions.ejb.permission.Caller;
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
import java.util.UUID;

/** The deployment of what was built last. */
@Path("/api/v1/functions/deploy/{functionId}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DraftDeploymentsResource {
    @Inject
    DraftService drafts;

    @Inject
    FirstInstances instances;

    @Inject
    CurrentCaller caller;

    /** Makes the newest version whose build has completed the one that answers, once it has an instance. */
    @POST
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response deploy(@PathParam("functionId") String functionId) {
        UUID function = PathId.of("function", functionId);
        Caller who = caller.get();
        return JsonResponses.ok(
                DraftJson.deployment(instances.beforeLatest(who, function, () -> drafts.deploy(who, function))));
    }
}
