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

/** Whether the functions of a site may be invoked: suspend, look, resume. */
@Path("/sites/{siteId}/suspension")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SiteSuspensionResource {
    @Inject
    SuspensionService suspensions;

    @Inject
    CurrentCaller caller;

    /** Suspends the site for the reason that the body gives. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response suspend(@PathParam("siteId") String siteId, InputStream body) {
        JsonFields fields = RequestBody.object(body);
        String reason = fields.requiredText("reason");
        fields.check();
        return JsonResponses.ok(
                SuspensionJson.of(suspensions.suspendSite(caller.get(), PathId.ofSite(siteId), reason)));
    }

    /** Returns the suspension in force. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response get(@PathParam("siteId") String siteId) {
        return JsonResponses.ok(SuspensionJson.of(suspensions.siteSuspension(caller.get(), PathId.ofSite(siteId))));
    }

    /** Lets the site be invoked again. */
    @DELETE
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response resume(@PathParam("siteId") String siteId) {
        suspensions.resumeSite(caller.get(), PathId.ofSite(siteId));
        return Response.noContent().build();
    }
}
