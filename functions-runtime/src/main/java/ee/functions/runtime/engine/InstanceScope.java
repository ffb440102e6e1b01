// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import ee.functions.runtime.binding.KvBinding;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.guard.Counts;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.instance.HostExecutors;
import ee.functions.runtime.instance.InvocationCall;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What host functions may know of the instance they serve; to be asked at each call, never to be kept across calls. */
public interface InstanceScope {

    /** The version this instance runs. */
    String versionId();

    /** The function this instance runs. */
    String functionId();

    /** The site the function belongs to. */
    String siteId();

    /** The behaviour the version asked for. */
    LocalDate compatibilityDate();

    /** The environment variables of the version. */
    Map<String, String> environment();

    /** The invocation that what runs now belongs to; null while the module's top level is evaluated. */
    @Nullable
    InvocationCall invocation();

    /** Takes console output; what the module's top level writes goes to the first invocation. */
    LogSink log();

    /**
     * The key-value store of the running invocation.
     *
     * @throws HostError while the module's top level is evaluated
     */
    KvBinding kv() throws HostError;

    /** What the running invocation, or the module's top level, has used of its quotas. */
    Counts counts();

    /**
     * Counts one more of what an invocation may have only so many of.
     *
     * @throws HostError if there is none left
     */
    default void count(Quota quota) throws HostError {
        if (!counts().take(quota)) {
            throw exceeded(quota);
        }
    }

    /**
     * Refuses one more of what an invocation may have only so many of at a time.
     *
     * @param present how many there are
     * @throws HostError if that is as many as there may be
     */
    default void refuseBeyond(Quota quota, int present) throws HostError {
        if (present >= counts().most(quota)) {
            throw exceeded(quota);
        }
    }

    private HostError exceeded(Quota quota) {
        return new HostError(Quota.ERROR_NAME, quota.sentence(counts().most(quota)));
    }

    /**
     * Makes something of which each invocation has one of its own.
     *
     * @param make makes one; they are all made at once
     * @param release lets go of what an invocation leaves behind in its one, when it ends and when the instance does; runs
     *     while no script does
     */
    <T> PerInvocation<T> perInvocation(Supplier<T> make, Consumer<T> release);

    /** How long the work is wanted that is begun now. */
    Term term();

    /** How much of the time limit is left, never negative. */
    Duration timeLeft();

    /** The queue of this instance. */
    EventLoop eventLoop();

    /** The threads of the server. */
    HostExecutors executors();

    /** Says which addresses scripts may reach. */
    EgressPolicy egress();

    /** The clock of the server. */
    Clock clock();
}
