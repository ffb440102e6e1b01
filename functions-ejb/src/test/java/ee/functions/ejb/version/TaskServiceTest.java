// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.FakeExecutors;
import ee.functions.ejb.permission.Permission;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskServiceTest {
    private static final UUID FUNCTION = UUID.randomUUID();
    private static final UUID TASK = UUID.randomUUID();
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeExecutors executors = new FakeExecutors();
    private final TaskWaiters waiters = new TaskWaiters();
    private volatile TaskStatus stored = TaskStatus.PROCESSING;
    private final TaskLookup lookup = new TaskLookup() {
        @Override
        public TaskValue find(String siteId, UUID functionId, UUID taskId) {
            if (!siteId.equals(Callers.SITE)) {
                throw FunctionsException.notFound("function");
            }
            return new TaskValue(taskId, functionId, stored, null, null, null, null, null);
        }
    };
    private final TaskService service = Beans.wire(new TaskService(), lookup, waiters, executors);

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void awaitCompletesWhenTheTaskFinishes() throws Exception {
        CompletableFuture<TaskValue> answer = await(LONG);
        assertThat(answer).isNotDone();
        stored = TaskStatus.COMPLETED;
        waiters.finished(TASK);
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(waiters.count()).isZero();
    }

    @Test
    void awaitGivesTheTaskAsItIsWhenTheTimeIsOver() throws Exception {
        assertThat(await(Duration.ofMillis(20)).get(30, TimeUnit.SECONDS).status())
                .isEqualTo(TaskStatus.PROCESSING);
        assertThat(waiters.count()).isZero();
    }

    @Test
    void awaitDoesNotWaitForAFinishedTask() {
        stored = TaskStatus.FAILED;
        assertThat(await(LONG)).isCompleted();
        assertThat(waiters.count()).isZero();
    }

    @Test
    void awaitWithoutTimeDoesNotWait() {
        assertThat(await(Duration.ZERO)).isCompleted();
    }

    @Test
    void awaitOfAForeignTaskFails() {
        CompletableFuture<TaskValue> answer =
                service.await(Callers.ofOtherSite(), FUNCTION, TASK, LONG).toCompletableFuture();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        FunctionsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void whoStartedATaskSeesItsEndWithoutThePermissionToRead() throws Exception {
        TaskValue started = new TaskValue(TASK, FUNCTION, TaskStatus.PROCESSING, null, null, null, null, null);
        CompletableFuture<TaskValue> answer = service.awaitOwn(Callers.with(Permission.FUNCTIONS_UPDATE), started, LONG)
                .toCompletableFuture();
        stored = TaskStatus.COMPLETED;
        waiters.finished(TASK);
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(service.awaitOwn(Callers.ofOtherSite(), started, LONG).toCompletableFuture())
                .isCompletedExceptionally();
    }

    private CompletableFuture<TaskValue> await(Duration atMost) {
        return service.await(Callers.all(), FUNCTION, TASK, atMost).toCompletableFuture();
    }
}
