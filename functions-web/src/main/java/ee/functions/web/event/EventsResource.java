// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.event;

import ee.functions.ejb.event.EventService;
import ee.functions.ejb.event.EventValue;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The events of the caller's site: invocations, and what is posted. */
@Path("/api/v3/events")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EventsResource {
    @Inject
    EventService events;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /**
     * Lists events, newest first, of some types, statuses, a source, a function or a stretch of time if the query names them, and
     * invocations by their outcome, version, duration and caller.
     */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        Page<EventValue> page = events.list(caller.get(), PageParameters.events(uri.getQueryParameters()));
        return JsonResponses.ok(EventJson.events(page, nextPage.of(request, uri, page.nextToken())));
    }

    /** Returns one event. */
    @GET
    @Path("/{eventId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("eventId") String eventId) {
        return JsonResponses.ok(EventJson.of(events.get(caller.get(), PathId.of("event", eventId))));
    }

    /** Posts an event; its bindings invoke functions later. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_CREATE)
    public Response post(InputStream body) {
        return JsonResponses.status(
                        201, EventJson.of(events.post(caller.get(), EventBodies.posted(RequestBody.object(body)))))
                .build();
    }
}
