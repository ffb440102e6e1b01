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
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Who changed what in the site of the caller, when. */
@Path("/audit_log")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AuditLogResource {
    @Inject
    AuditService audit;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Lists audit records of a stretch of time, an actor, some actions or one resource, as far as the query names them. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_AUDIT_READ)
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        Page<AuditRecordValue> page = audit.list(caller.get(), PageParameters.audit(uri.getQueryParameters()));
        return JsonResponses.ok(AuditJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }
}
