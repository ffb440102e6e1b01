// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressTarget;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one function host: HTTP/1.1, kept for a while and used again, driven by two daemon threads that end
 * with {@link #close}. Names are never resolved here: a connection goes to the address its route carries.
 */
final class FetchConnections implements AutoCloseable {

    static final int WINDOW_BYTES = 32 * 1024;
    static final int MOST_FIELDS = 200;
    static final int MOST_FIELD_CHARACTERS = 16 * 1024;
    static final String THREAD_NAME = "functions-fetch-";

    private static final int THREADS = 2;
    private static final TimeValue MOST_IDLE = TimeValue.ofSeconds(20);
    private static final Duration SWEEP_PERIOD = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final FetchSettings settings;
    private final BasicClientTlsStrategy tls;
    private final ClientHttp1StreamDuplexerFactory protocol;
    private final DefaultConnectingIOReactor reactor;
    private final StrictConnPool<FetchRoute, IOSession> pool;
    private final ConcurrentMap<String, Integer> sites = new ConcurrentHashMap<>();
    private final Future<?> sweep;
    private volatile boolean closed;

    FetchConnections(FetchSettings settings, SSLContext context, ScheduledExecutorService timers) {
        this.settings = settings;
        this.tls = new BasicClientTlsStrategy(context);
        ConnectionReuseStrategy reuse = (request, response, httpContext) -> (Method.CONNECT.isSame(request.getMethod())
                        && response.getCode() < REDIRECT
                        && response.getCode() >= OK)
                || DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, httpContext);
        this.protocol = new ClientHttp1StreamDuplexerFactory(
                // The request is sent as it is: no field is added to what the exchange wrote.
                HttpProcessorBuilder.create().build(),
                Http1Config.custom()
                        .setMaxHeaderCount(MOST_FIELDS)
                        .setMaxLineLength(MOST_FIELD_CHARACTERS)
                        .setInitialWindowSize(WINDOW_BYTES)
                        .build(),
                // A field's value is a string of bytes (Fetch 2.2.2).
                CharCodingConfig.custom()
                        .setCharset(StandardCharsets.ISO_8859_1)
                        .build(),
                reuse,
                null,
                null,
                null);
        AtomicInteger threads = new AtomicInteger();
        this.reactor = new DefaultConnectingIOReactor(
                this::handler,
                IOReactorConfig.custom()
                        .setIoThreadCount(THREADS)
                        .setSelectInterval(TimeValue.ofMilliseconds(200))
                        .build(),
                task -> {
                    Thread thread = new Thread(task, THREAD_NAME + threads.incrementAndGet());
                    thread.setDaemon(true);
                    // Not that of the deployment whose request happened to be first.
                    thread.setContextClassLoader(FetchConnections.class.getClassLoader());
                    return thread;
                },
                null,
                null,
                null,
                session -> session.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.IMMEDIATE));
        this.pool = new StrictConnPool<>(
                settings.connectionsPerSite(),
                settings.connections(),
                TimeValue.NEG_ONE_MILLISECOND,
                PoolReusePolicy.LIFO,
                (session, mode) -> session.close(CloseMode.IMMEDIATE),
                null);
        reactor.start();
        sweep = timers.scheduleWithFixedDelay(
                () -> {
                    pool.closeExpired();
                    pool.closeIdle(MOST_IDLE);
                },
                SWEEP_PERIOD.toMillis(),
                SWEEP_PERIOD.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Counts a request of a site; false if the site has as many under way as it may. */
    boolean enter(String siteId) {
        int most = settings.connectionsPerSite();
        int[] count = {0};
        sites.compute(siteId, (id, present) -> {
            count[0] = present == null ? 1 : present + 1;
            return count[0] > most ? present : Integer.valueOf(count[0]);
        });
        return count[0] <= most;
    }

    /** Ends what {@link #enter} began. */
    void leave(String siteId) {
        sites.computeIfPresent(siteId, (id, present) -> present == 1 ? null : Integer.valueOf(present - 1));
    }

    Future<PoolEntry<FetchRoute, IOSession>> lease(
            FetchRoute route, Duration limit, FutureCallback<PoolEntry<FetchRoute, IOSession>> callback) {
        return pool.lease(route, null, Timeout.ofMilliseconds(Math.max(1, limit.toMillis())), callback);
    }

    void release(PoolEntry<FetchRoute, IOSession> entry, boolean reusable) {
        try {
            pool.release(entry, reusable);
        } catch (IllegalStateException unknown) {
            // A pool that is closed meanwhile has forgotten it.
            if (!closed) {
                throw unknown;
            }
        }
    }

    Future<IOSession> connect(FetchRoute route, InetSocketAddress address, FutureCallback<IOSession> callback) {
        return reactor.connect(endpoint(route.target()), address, null, connectTimeout(), route, callback);
    }

    /** Puts TLS on a connection that a proxy has made. */
    void secure(IOSession session, EgressTarget target, FutureCallback<Void> callback) {
        tls.upgrade((ProtocolIOSession) session, endpoint(target), null, connectTimeout(), new Upgraded(callback));
    }

    private IOEventHandler handler(ProtocolIOSession session, @Nullable Object attachment) {
        if (attachment instanceof FetchRoute route
                && route.proxy() == null
                && route.target().secure()) {
            tls.upgrade(session, endpoint(route.target()), null, connectTimeout(), null);
        }
        return new ClientHttp1IOEventHandler(protocol.create(session));
    }

    private Timeout connectTimeout() {
        return Timeout.ofMilliseconds(Math.max(1, settings.connectTimeout().toMillis()));
    }

    private static NamedEndpoint endpoint(EgressTarget target) {
        return new NamedEndpoint() {
            @Override
            public String getHostName() {
                return target.host();
            }

            @Override
            public int getPort() {
                return target.port();
            }
        };
    }

    /** Closes every connection and ends the threads; whoever waits for a connection is not told. */
    @Override
    public void close() {
        closed = true;
        sweep.cancel(false);
        pool.close(CloseMode.IMMEDIATE);
        reactor.close(CloseMode.IMMEDIATE);
        try {
            reactor.awaitShutdown(TimeValue.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells one callback of what another is told. */
    private record Upgraded(FutureCallback<Void> callback) implements FutureCallback<TransportSecurityLayer> {

        @Override
        public void completed(TransportSecurityLayer layer) {
            callback.completed(null);
        }

        @Override
        public void failed(Exception cause) {
            callback.failed(cause);
        }

        @Override
        public void cancelled() {
            callback.cancelled();
        }
    }
}
