// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.tag;

import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.tag.TagHistoryValue;
import ee.functions.ejb.tag.TagService;
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

/** Which versions the tags of a function pointed to, and when. */
@Path("/functions/{functionId}/tag-history")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TagHistoryResource {
    @Inject
    TagService tags;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Lists which versions the tags pointed to, newest first. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(
            @PathParam("functionId") String functionId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<TagHistoryValue> page = tags.history(
                caller.get(),
                PathId.of("function", functionId),
                PageParameters.tag(uri.getQueryParameters()),
                PageParameters.history(uri.getQueryParameters()));
        return JsonResponses.ok(TagJson.history(page.items(), nextPage.of(request, uri, page.nextToken())));
    }
}
