// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the time of one invocation went, in nanoseconds, for a caller who may see it: filled by
 * {@link InvocationFlow#invoke(InvocationRequest, InvocationTiming)} on the way, so a failed invocation has what it came to.
 * Any thread may read and write. Parts that were not reached are 0.
 */
public final class InvocationTiming {
    private final long startedAt = System.nanoTime();
    private final AtomicLong kv = new AtomicLong();
    private volatile long queue;
    private volatile long load;
    private volatile long exec;
    private volatile long egress;

    /** How long the invocation waited for an instance by the scaling policy and for a thread of its site's share. */
    public long queueNanos() {
        return queue;
    }

    /** How long it took to have an instance: next to nothing if one was ready, else to load the version and start one. */
    public long loadNanos() {
        return load;
    }

    /** How long the handler took, what it waited for included. */
    public long execNanos() {
        return exec;
    }

    /** How long the key-value store worked for the handler, summed over its operations, which may overlap. */
    public long kvNanos() {
        return kv.get();
    }

    /** How long requests to other servers were under way, summed over them; they may overlap. */
    public long egressNanos() {
        return egress;
    }

    /** How long ago the invocation began. */
    public long totalNanos() {
        return System.nanoTime() - startedAt;
    }

    void loaded(long nanos) {
        load += nanos; // one step after the other writes it
    }

    void queued(long nanos) {
        queue = nanos;
    }

    void ran(long nanos, long ofThemEgress) {
        exec = nanos;
        egress = ofThemEgress;
    }

    void addKv(long nanos) {
        kv.addAndGet(nanos);
    }
}
