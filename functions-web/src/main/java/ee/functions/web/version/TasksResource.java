// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.version.TaskService;
import ee.functions.ejb.version.TaskValue;
import ee.functions.web.async.AsyncAnswer;
import ee.functions.web.async.OpenAnswers;
import ee.functions.web.error.ErrorResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** The asynchronous creation of a version. */
@Path("/functions/{functionId}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TasksResource {
    /**
     * How long a request for an unfinished task is held open. Clients that cache answers see a task late if the first answer
     * is not the final one; those that exist give up a request after three times this time.
     */
    private static final Duration HELD_OPEN = Duration.ofSeconds(10);

    private static final Duration OVERDUE = HELD_OPEN.multipliedBy(2);

    @Inject
    TaskService tasks;

    @Inject
    CurrentCaller caller;

    @Inject
    ServerExecutors executors;

    @Inject
    OpenAnswers openAnswers;

    /** Returns the state of a task; while it is processing the answer waits for its end for a while. */
    @GET
    @Path("/{taskId}")
    @RequiresPermission(Permission.FUNCTIONS_READ)
    public void get(
            @PathParam("functionId") String functionId,
            @PathParam("taskId") String taskId,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        RequestTrace trace = RequestTrace.of(request);
        new AsyncAnswer<TaskValue>(TaskResponses::state, failure -> ErrorResponses.of(failure, trace, false))
                .send(
                        tasks.await(
                                caller.get(), PathId.of("function", functionId), PathId.of("task", taskId), HELD_OPEN),
                        response,
                        OVERDUE,
                        executors.timers(),
                        openAnswers);
    }
}
