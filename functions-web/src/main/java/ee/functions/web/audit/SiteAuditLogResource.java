// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.audit;

import ee.functions.ejb.audit.AuditRecordValue;
import ee.functions.ejb.audit.AuditService;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.NextPage;
import ee.functions.web.page.PageParameters;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Who changed what in any site, when; for administrators of the server. */
@Path("/sites/{siteId}/audit_log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SiteAuditLogResource {
    @Inject
    AuditService audit;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Lists audit records of the site, as {@link AuditLogResource#list} does for the site of the caller. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_ADMINISTER)
    public Response list(
            @PathParam("siteId") String siteId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<AuditRecordValue> page =
                audit.listOf(caller.get(), PathId.ofSite(siteId), PageParameters.audit(uri.getQueryParameters()));
        return JsonResponses.ok(AuditJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }
}
