// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.binding.LogLevel;
import ee.functions.runtime.binding.LogSink;
import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressPolicy;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.instance.HostExecutors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer: judged, connected, sent, read; or stopped at any of these. */
final class FetchExchange {

    private static final String STOPPED = "the request was stopped";
    private static final int MOST_ADDRESSES = 4;

    private final FetchConnections connections;
    private final FetchRequest request;
    private final String siteId;
    private final FetchSettings settings;
    private final Consumer<FetchExchange> atEnd;

    private boolean aborted;
    private boolean ended;
    private long deadlineNanos;
    private @Nullable HostCallback waiting;
    private @Nullable FetchConnection connection;
    private @Nullable FetchBody body;
    private @Nullable Future<?> deadline;

    FetchExchange(
            FetchConnections connections,
            FetchRequest request,
            String siteId,
            FetchSettings settings,
            Consumer<FetchExchange> atEnd) {
        this.connections = connections;
        this.request = request;
        this.siteId = siteId;
        this.settings = settings;
        this.atEnd = atEnd;
    }

    /**
     * Asks the policy, then sends; the callback gets the head of the answer: its status, then names and values by turns.
     */
    void start(EgressPolicy egress, HostExecutors executors, Duration timeLeft, LogSink log, HostCallback callback) {
        waiting = callback;
        deadlineNanos = System.nanoTime() + timeLeft.toNanos();
        try {
            // A body nobody reads would hold its connection: nothing outlives the invocation's time limit.
            deadline = executors.timers().schedule(this::abort, timeLeft.toMillis(), TimeUnit.MILLISECONDS);
            // The policy resolves names, which blocks.
            executors.io().execute(() -> judge(egress, log));
        } catch (RejectedExecutionException e) {
            fail("the server is stopping");
        }
    }

    private void judge(EgressPolicy egress, LogSink log) {
        EgressDecision decision;
        try {
            decision = egress.judge(siteId, request.target());
        } catch (RuntimeException e) {
            fail("the request could not be judged");
            throw e;
        }
        if (decision instanceof EgressDecision.Refused refused) {
            if (refused.reason() != EgressReason.UNRESOLVED) {
                log.write(LogLevel.WARN, "fetch refused: " + refused.message());
            }
            fail(refused.message());
        } else if (decision instanceof EgressDecision.Proxied proxied) {
            attempt(List.of(new FetchRoute(siteId, request.target(), null, proxied.proxy())), 0);
        } else if (decision instanceof EgressDecision.Direct direct) {
            attempt(
                    direct.addresses().stream()
                            .limit(MOST_ADDRESSES)
                            .map(address -> new FetchRoute(siteId, request.target(), address, null))
                            .toList(),
                    0);
        }
    }

    /** Tries the routes from one on, each only if nothing was sent over the ones before. */
    private void attempt(List<FetchRoute> routes, int index) {
        FetchConnection next = new FetchConnection(connections, routes.get(index));
        synchronized (this) {
            if (aborted || ended) {
                return;
            }
            connection = next;
        }
        next.open(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())), new FetchConnection.Opened() {
            @Override
            public void connected() {
                next.execute(new FetchMessage(
                        FetchExchange.this, request, routes.get(index), next, settings, () -> attempt(routes, index)));
            }

            @Override
            public void failed(Exception cause) {
                next.close();
                if (index + 1 < routes.size() && FetchFailure.isOfConnecting(cause)) {
                    attempt(routes, index + 1);
                } else {
                    fail(FetchFailure.describe(cause, request.target(), settings));
                }
            }
        });
    }

    /** Takes the body of the answer, before its head is given to the script. */
    void receive(FetchBody received) {
        boolean late;
        synchronized (this) {
            body = received;
            late = aborted;
        }
        if (late) {
            received.cancel();
        }
    }

    /** Gives the head of the answer to the script. */
    void answer(List<Object> head) {
        HostCallback callback = takeWaiting();
        if (callback != null) {
            callback.succeed(head);
        }
    }

    /** Calls back with the next bytes of the answer's body, or null at its end. */
    void read(HostCallback callback) {
        FetchBody present;
        synchronized (this) {
            present = body;
        }
        if (present == null) {
            callback.fail("Error", STOPPED);
        } else {
            present.read(callback);
        }
    }

    /** Sends the next chunk of the request's body, or its end if that is null; calls back when it is sent. */
    void write(byte @Nullable [] chunk, HostCallback callback) {
        FetchUpload upload = request.upload();
        if (upload == null) {
            callback.fail("Error", STOPPED);
        } else {
            upload.write(chunk, callback);
        }
    }

    /** Stops whatever is under way; a callback that waits fails. */
    void abort() {
        FetchConnection open;
        FetchBody present;
        synchronized (this) {
            if (aborted) {
                return;
            }
            aborted = true;
            open = connection;
            present = body;
        }
        fail(STOPPED);
        if (present != null) {
            present.cancel();
        }
        if (open != null) {
            open.close();
        }
    }

    /** Ends the exchange before there was an answer. */
    void fail(String message) {
        HostCallback callback = takeWaiting();
        if (callback != null) {
            callback.fail("Error", message);
        }
        end();
    }

    /** Lets go of everything but the connection, which has its own end. */
    void end() {
        Future<?> timer;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            timer = deadline;
            deadline = null;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        FetchUpload upload = request.upload();
        if (upload != null) {
            upload.abort();
        }
        atEnd.accept(this);
    }

    private synchronized @Nullable HostCallback takeWaiting() {
        HostCallback callback = waiting;
        waiting = null;
        return callback;
    }
}
