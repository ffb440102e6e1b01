// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pool remembers of one instance from its start to its end. Only under the lock of the pool. */
final class InstanceHistory {

    private final String id = UUID.randomUUID().toString();
    private final Program program;
    private final Instant createdAt;
    private @Nullable Instant lastUsedAt;
    private long restsSinceNanos;
    private long invocations;
    private int running;

    InstanceHistory(Program program, Instant createdAt) {
        this.program = program;
        this.createdAt = createdAt;
    }

    Program program() {
        return program;
    }

    /** Notes that an invocation has got the instance. */
    void lent(Instant now) {
        lastUsedAt = now;
        invocations++;
        running++;
    }

    /** Notes that an invocation has given the instance back. */
    void givenBack(Instant now) {
        lastUsedAt = now;
        running--;
    }

    /** Notes that the instance waits for an invocation from now on. */
    void rests() {
        restsSinceNanos = System.nanoTime();
    }

    /** Tells whether the instance has waited for an invocation at least that long. */
    boolean hasRested(Duration duration) {
        return System.nanoTime() - restsSinceNanos >= duration.toNanos();
    }

    InstanceSnapshot snapshot(InstanceState state) {
        return new InstanceSnapshot(
                id, program.functionId(), program.versionId(), state, createdAt, lastUsedAt, invocations, running);
    }
}
