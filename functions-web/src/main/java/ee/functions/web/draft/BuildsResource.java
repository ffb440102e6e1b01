// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.draft.DraftService;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.TaskService;
import ee.functions.ejb.version.TaskStatus;
import ee.functions.ejb.version.TaskValue;
import ee.functions.web.async.AsyncAnswer;
import ee.functions.web.async.OpenAnswers;
import ee.functions.web.error.ErrorResponses;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.permission.CurrentCaller;
import ee.functions.web.permission.RequiresPermission;
import ee.functions.web.request.PathId;
import ee.functions.web.request.RequestTrace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The build of a draft: the creation of a version, whose end the answer waits for. */
@Path("/api/v1/functions/build/{functionId}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BuildsResource {
    /** How much longer than the waiting the platform may take before something is wrong with it. */
    private static final Duration PLATFORM_TIME = Duration.ofSeconds(20);

    @Inject
    DraftService drafts;

    @Inject
    TaskService tasks;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @Inject
    ServerExecutors executors;

    @Inject
    OpenAnswers openAnswers;

    /** Makes a version of the draft; answered with 202 if the build takes longer than {@code functions.build.wait-ms}. */
    @POST
    @RequiresPermission(Permission.FUNCTIONS_UPDATE)
    public void build(
            @PathParam("functionId") String functionId,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        RequestTrace trace = RequestTrace.of(request);
        Caller builder = caller.get();
        TaskValue started = drafts.build(builder, PathId.of("function", functionId));
        Duration atMost = settings.duration(Setting.BUILD_WAIT_MS);
        new AsyncAnswer<TaskValue>(BuildsResource::answer, failure -> ErrorResponses.of(failure, trace, false))
                .send(
                        tasks.awaitOwn(builder, started, atMost),
                        response,
                        atMost.plus(PLATFORM_TIME),
                        executors.timers(),
                        openAnswers);
    }

    private static Response answer(TaskValue task) {
        int status = task.status() == TaskStatus.PROCESSING ? 202 : 200;
        return JsonResponses.status(status, DraftJson.build(task)).build();
    }
}
