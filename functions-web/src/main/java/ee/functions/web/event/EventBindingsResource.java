// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.event;

import ee.functions.ejb.event.BindingValue;
import ee.functions.ejb.event.EventBindingService;
import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.web.body.RequestBody;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.page.NextPage;
import ee.functions.web.page.PageParameters;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** Bindings of the caller's site: which functions are invoked for which posted events. */
@Path("/api/v3/events/bindings")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EventBindingsResource {
    @Inject
    EventBindingService bindings;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Creates a binding. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response create(InputStream body) {
        return JsonResponses.status(
                        201, EventJson.of(bindings.create(caller.get(), EventBodies.binding(RequestBody.object(body)))))
                .build();
    }

    /** Lists the bindings of the site, oldest first, or those of one function. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        Page<BindingValue> page = bindings.list(
                caller.get(),
                PageParameters.functionId(uri.getQueryParameters()),
                PageParameters.bindings(uri.getQueryParameters()));
        return JsonResponses.ok(EventJson.bindings(page.items(), nextPage.of(request, uri, page.nextToken())));
    }

    /** Returns one binding. */
    @GET
    @Path("/{bindingId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("bindingId") String bindingId) {
        return JsonResponses.ok(EventJson.of(bindings.get(caller.get(), id(bindingId))));
    }

    /** Makes a binding what the body says. */
    @PUT
    @Path("/{bindingId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response replace(@PathParam("bindingId") String bindingId, InputStream body) {
        return JsonResponses.ok(EventJson.of(
                bindings.replace(caller.get(), id(bindingId), EventBodies.binding(RequestBody.object(body)))));
    }

    /** Deletes a binding. */
    @DELETE
    @Path("/{bindingId}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("bindingId") String bindingId) {
        bindings.delete(caller.get(), id(bindingId));
        return Response.noContent().build();
    }

    private static UUID id(String bindingId) {
        return PathId.of("event binding", bindingId);
    }
}
