// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.usage;

import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.usage.UsageService;
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

/** What a site uses of its limits. */
@Path("/sites/{siteId}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SiteUsageResource {
    @Inject
    UsageService usage;

    @Inject
    CurrentCaller caller;

    /** Returns what the site of the caller uses; of another one only to administrators of the server. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("siteId") String siteId) {
        return JsonResponses.ok(UsageJson.of(usage.get(caller.get(), PathId.ofSite(siteId))));
    }
}
