// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.version.TaskStatus;
import ee.functions.ejb.version.TaskValue;
import ee.functions.web.json.JsonResponses;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * Tasks over HTTP. A completed task is answered with 303, a body and no {@code Location}: with one, HTTP libraries follow it
 * on their own and the client never sees that the task is done.
 */
final class TaskResponses {
    private TaskResponses() {}

    /** Returns the answer to the request that started a task. */
    static Response accepted(TaskValue task) {
        return JsonResponses.status(202, body(task).build()).build();
    }

    /** Returns the answer to a request for the state of a task. */
    static Response state(TaskValue task) {
        return JsonResponses.status(
                        task.status() == TaskStatus.COMPLETED ? 303 : 200,
                        body(task).build())
                .build();
    }

    private static JsonObjectBuilder body(TaskValue task) {
        String function = "/functions/" + task.functionId();
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("self", function + "/tasks/" + task.id())
                .add("status", task.status().name().toLowerCase(Locale.ROOT));
        return switch (task.status()) {
            case PROCESSING -> body;
            case COMPLETED ->
                body.add(
                        "entity",
                        JSON.createObjectBuilder()
                                .add("id", JsonValues.text(task.versionId()))
                                .add("self", function + "/versions/" + task.versionId()));
            case FAILED ->
                body.add(
                                "error",
                                JsonValues.text(
                                        task.error() == null ? "The version could not be built." : task.error()))
                        .add("error_file", JsonValues.text(task.errorFile()))
                        .add("error_line", JsonValues.number(task.errorLine()))
                        .add("error_column", JsonValues.number(task.errorColumn()));
        };
    }
}
