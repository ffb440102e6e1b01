// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.schedule;

import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.schedule.ScheduleService;
import ee.functions.ejb.schedule.ScheduledRunValue;
import ee.functions.ejb.schedule.ScheduledTriggerValue;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** Scheduled triggers of the caller's site: functions that run by the clock. */
@Path("/api/v2/scheduled-triggers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SchedulesResource {
    @Inject
    ScheduleService schedules;

    @Inject
    CurrentCaller caller;

    @Inject
    NextPage nextPage;

    /** Creates a trigger. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response create(InputStream body) {
        return JsonResponses.status(
                        201,
                        ScheduleJson.of(
                                schedules.create(caller.get(), ScheduleBodies.created(RequestBody.object(body)))))
                .build();
    }

    /** Lists the triggers of the site, oldest first, or those of one function. */
    @GET
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        Page<ScheduledTriggerValue> page = schedules.list(
                caller.get(),
                PageParameters.triggerId(uri.getQueryParameters()),
                PageParameters.triggers(uri.getQueryParameters()));
        return JsonResponses.ok(ScheduleJson.page(page.items(), nextPage.of(request, uri, page.nextToken())));
    }

    /** Returns one trigger. */
    @GET
    @Path("/{triggerId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response get(@PathParam("triggerId") String triggerId) {
        return JsonResponses.ok(ScheduleJson.of(schedules.get(caller.get(), id(triggerId))));
    }

    /** Changes a trigger by the operations of a JSON patch, which stand in an array or in an object around it. */
    @PATCH
    @Path("/{triggerId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response update(@PathParam("triggerId") String triggerId, InputStream body) {
        return JsonResponses.ok(ScheduleJson.of(schedules.update(
                caller.get(),
                id(triggerId),
                ScheduleBodies.changed(RequestBody.objectOrArray(body, ScheduleBodies.OPERATIONS)))));
    }

    /** Deletes a trigger with its runs. */
    @DELETE
    @Path("/{triggerId}")
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public Response delete(@PathParam("triggerId") String triggerId) {
        schedules.delete(caller.get(), id(triggerId));
        return Response.noContent().build();
    }

    /** Lists what became of the ticks of a trigger, newest first. */
    @GET
    @Path("/{triggerId}/runs")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public Response runs(
            @PathParam("triggerId") String triggerId, @Context UriInfo uri, @Context HttpServletRequest request) {
        Page<ScheduledRunValue> page =
                schedules.runs(caller.get(), id(triggerId), PageParameters.history(uri.getQueryParameters()));
        return JsonResponses.ok(ScheduleJson.runs(page.items(), nextPage.of(request, uri, page.nextToken())));
    }

    private static UUID id(String triggerId) {
        return PathId.of("scheduled trigger", triggerId);
    }
}
