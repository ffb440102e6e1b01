// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.guard.Counts;
import ee.functions.runtime.guard.Quota;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests for scripts, one exchange at a time: redirects are the prelude's, so that each hop is judged.
 *
 * <p>All instances of a host share the threads that drive the connections; a request holds none while it waits. Connections
 * are shared within a site only.
 */
final class FetchPrimitives implements HostPrimitives, AutoCloseable {

    private final FetchSettings settings;
    private final Map<FetchExchange, Boolean> running = new ConcurrentHashMap<>();
    private final @Nullable SSLContext trust;
    private @Nullable FetchConnections connections;
    private boolean closed;

    FetchPrimitives(FetchSettings settings) {
        this(settings, null);
    }

    /** Trusts the servers that a context trusts, or those that the JVM trusts if it is null. */
    FetchPrimitives(FetchSettings settings, @Nullable SSLContext trust) {
        this.settings = settings;
        this.trust = trust;
    }

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        AtomicInteger lastId = new AtomicInteger();
        PerInvocation<Exchanges> all = scope.perInvocation(() -> new Exchanges(scope, lastId), Exchanges::abortAll);
        return Map.of(
                "startFetch",
                        values -> {
                            scope.count(Quota.SUBREQUESTS);
                            Arguments arguments = new Arguments(values);
                            return all.own().start(arguments);
                        },
                "readFetch",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            int id = arguments.integer(0);
                            ownerOf(all, id).get(id).read(arguments.callback(1));
                            return null;
                        },
                "writeFetch",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            int id = arguments.integer(0);
                            ownerOf(all, id).write(id, arguments.bytesOrNull(1), arguments.callback(2));
                            return null;
                        },
                "matchesIntegrity",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            return SubresourceIntegrity.matches(arguments.text(0), arguments.bytes(1));
                        },
                "abortFetch",
                        values -> {
                            int id = new Arguments(values).integer(0);
                            ownerOf(all, id).abort(id);
                            return null;
                        });
    }

    private static Exchanges ownerOf(PerInvocation<Exchanges> all, int id) {
        for (Exchanges each : all.all()) {
            if (each.active.containsKey(id)) {
                return each;
            }
        }
        return all.own();
    }

    /** Ends all exchanges and the threads behind them; later ones are refused. */
    @Override
    public void close() {
        FetchConnections last;
        synchronized (this) {
            closed = true;
            last = connections;
            connections = null;
        }
        List.copyOf(running.keySet()).forEach(FetchExchange::abort);
        if (last != null) {
            last.close();
        }
    }

    private synchronized FetchConnections connections(ScheduledExecutorService timers) throws HostError {
        if (closed) {
            throw new HostError("TypeError", "the server is stopping");
        }
        FetchConnections shared = connections;
        if (shared == null) {
            shared = new FetchConnections(settings, trust == null ? trustOfTheJvm() : trust, timers);
            connections = shared;
        }
        return shared;
    }

    private static SSLContext trustOfTheJvm() throws HostError {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new HostError("TypeError", "the server cannot make secure connections");
        }
    }

    /** The exchanges of one invocation. */
    private final class Exchanges {

        private final InstanceScope scope;
        private final AtomicInteger lastId;
        private final Map<Integer, FetchExchange> active = new ConcurrentHashMap<>();
        private final UploadSizes sizes = new UploadSizes(settings.requestBodyBytes());

        Exchanges(InstanceScope scope, AtomicInteger lastId) {
            this.scope = scope;
            this.lastId = lastId;
        }

        int start(Arguments arguments) throws HostError {
            sizes.check(arguments.bytesOrNull(3));
            String siteId = scope.siteId();
            Duration timeLeft = scope.timeLeft();
            FetchRequest request = FetchRequest.of(
                    arguments.text(0),
                    arguments.text(1),
                    arguments.text(2),
                    arguments.bytesOrNull(3),
                    arguments.flag(5) ? new FetchUpload() : null);
            FetchConnections shared = connections(scope.executors().timers());
            if (!shared.enter(siteId)) {
                throw new HostError(
                        "TypeError",
                        "the functions of this site have " + settings.connectionsPerSite()
                                + " requests under way, more than which they may not (functions.site.fetches-at-once)");
            }
            int id = lastId.incrementAndGet();
            Counts counts = scope.counts();
            long begun = System.nanoTime();
            FetchExchange exchange = new FetchExchange(shared, request, siteId, settings, ended -> {
                counts.fetched(System.nanoTime() - begun);
                shared.leave(siteId);
                active.remove(id);
                running.remove(ended);
            });
            active.put(id, exchange);
            running.put(exchange, true);
            exchange.start(scope.egress(), scope.executors(), timeLeft, scope.log(), arguments.callback(4));
            return id;
        }

        FetchExchange get(int id) throws HostError {
            FetchExchange exchange = active.get(id);
            if (exchange == null) {
                throw new HostError("TypeError", "the body can no longer be read: its invocation is over");
            }
            return exchange;
        }

        void write(int id, byte @Nullable [] chunk, HostCallback callback) throws HostError {
            sizes.add(id, chunk);
            get(id).write(chunk, callback);
        }

        void abort(int id) {
            FetchExchange exchange = active.get(id);
            if (exchange != null) {
                exchange.abort();
            }
        }

        void abortAll() {
            List.copyOf(active.values()).forEach(FetchExchange::abort);
            sizes.forgetAll();
        }
    }
}
