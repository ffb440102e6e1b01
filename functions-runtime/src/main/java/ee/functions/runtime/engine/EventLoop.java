// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.engine;

import java.time.Duration;

/** The queue of one instance: its tasks run one after the other, never two at once, on any invocation thread. */
public interface EventLoop {

    /**
     * Runs a task after those already posted; any thread may post.
     *
     * <p>A task posted for an invocation that is over by the time it could run is dropped.
     */
    void post(Runnable task);

    /**
     * Calls back with null after a delay; the callback keeps the invocation alive until then.
     *
     * @param delay zero or more
     * @param callback succeeds when the time has come, is abandoned when the timer is cancelled
     * @return cancels the timer
     */
    Timer schedule(Duration delay, HostCallback callback);

    /** A timer that has been set. */
    interface Timer {

        /** Stops the timer and abandons its callback; does nothing if it has fired. */
        void cancel();
    }
}
