// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.SiteFunctions;
import ee.functions.jpa.function.FunctionRepository;
import ee.functions.jpa.task.TaskEntity;
import ee.functions.jpa.task.TaskRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads tasks, each time in a short transaction of its own, so that a second look sees what changed meanwhile. */
@ApplicationScoped
public class TaskLookup {
    @Inject
    FunctionRepository functions;

    @Inject
    TaskRepository tasks;

    /** Returns a task of a function of the site. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public TaskValue find(String siteId, UUID functionId, UUID taskId) {
        SiteFunctions.find(functions, siteId, functionId);
        return tasks.find(functionId, taskId)
                .map(TaskLookup::value)
                .orElseThrow(() -> FunctionsException.notFound("task"));
    }

    static TaskValue value(TaskEntity task) {
        return new TaskValue(
                task.getId(),
                task.getFunctionId(),
                TaskStatus.valueOf(task.getStatus().name()),
                task.getVersionId(),
                task.getError(),
                task.getErrorFile(),
                task.getErrorLine(),
                task.getErrorColumn());
    }
}
