// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.log.LogService;
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

/** What the invocations of a function wrote, and what the platform wrote about them. */
@Path("/functions/{functionId}/logs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LogsResource {
    @Inject
    LogService logs;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /**
     * Lists log entries of a stretch of time, of one version, invocation, some levels or with a text if the query names them; oldest
     * first unless it names the other order.
     */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(
            @PathParam("functionId") String functionId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<LogEntryValue> page = logs.list(
                caller.get(), PathId.of("function", functionId), PageParameters.logs(uri.getQueryParameters()));
        return JsonResponses.ok(LogJson.page(page, nextPage.of(request, uri, page.nextToken())));
    }
}
