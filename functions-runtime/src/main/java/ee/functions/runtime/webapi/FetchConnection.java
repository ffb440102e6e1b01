// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** The use of one connection by one exchange, from the wait for it until it is given back or closed. */
final class FetchConnection {

    /** Is told once how {@link #open} ended. */
    interface Opened {

        /** The connection can be used. */
        void connected();

        /** There is no connection. */
        void failed(Exception cause);
    }

    private final FetchConnections connections;
    private final FetchRoute route;

    private volatile boolean reused;
    private boolean over;
    private @Nullable Future<?> waiting;
    private @Nullable PoolEntry<FetchRoute, IOSession> entry;

    FetchConnection(FetchConnections connections, FetchRoute route) {
        this.connections = connections;
        this.route = route;
    }

    /** Takes a kept connection or makes one; blocks only to resolve the name of a proxy. */
    void open(Duration limit, Opened opened) {
        try {
            waitFor(connections.lease(route, limit, new Step<>(opened) {
                @Override
                public void completed(PoolEntry<FetchRoute, IOSession> leased) {
                    leased(leased, opened);
                }
            }));
        } catch (IllegalStateException closed) {
            opened.failed(new IOException("the server is stopping", closed));
        }
    }

    private void leased(PoolEntry<FetchRoute, IOSession> leased, Opened opened) {
        synchronized (this) {
            if (!over) {
                entry = leased;
            }
        }
        if (entry() == null) {
            connections.release(leased, false);
            return;
        }
        IOSession kept = leased.getConnection();
        if (kept != null && isUsable(kept)) {
            reused = true;
            opened.connected();
            return;
        }
        if (kept != null) {
            leased.discardConnection(CloseMode.IMMEDIATE);
        }
        EgressProxy proxy = route.proxy();
        InetSocketAddress address = proxy == null
                ? new InetSocketAddress(route.address(), route.target().port())
                : new InetSocketAddress(proxy.host(), proxy.port());
        if (address.isUnresolved()) {
            opened.failed(new IOException("the name of the proxy cannot be resolved"));
            return;
        }
        waitFor(connections.connect(route, address, new Step<>(opened) {
            @Override
            public void completed(IOSession session) {
                connected(leased, session, opened);
            }
        }));
    }

    private void connected(PoolEntry<FetchRoute, IOSession> leased, IOSession session, Opened opened) {
        synchronized (this) {
            if (!over) {
                leased.assignConnection(session);
            }
        }
        if (entry() == null) {
            session.close(CloseMode.IMMEDIATE);
        } else if (route.proxy() != null && route.target().secure()) {
            execute(new FetchTunnel(route, new Step<Void>(opened) {
                @Override
                public void completed(@Nullable Void nothing) {
                    connections.secure(session, route.target(), new Step<>(opened) {
                        @Override
                        public void completed(@Nullable Void secured) {
                            opened.connected();
                        }
                    });
                }
            }));
        } else {
            opened.connected();
        }
    }

    /** Says whether the connection had served another request before; its server may have closed it meanwhile. */
    boolean isReused() {
        return reused;
    }

    /** Sends a request over the connection, which must be open. */
    void execute(AsyncClientExchangeHandler exchange) {
        PoolEntry<FetchRoute, IOSession> leased = entry();
        IOSession session = leased == null ? null : leased.getConnection();
        if (session != null) {
            session.enqueue(new RequestExecutionCommand(exchange, HttpCoreContext.create()), Command.Priority.NORMAL);
        }
        if (session == null || !session.isOpen()) {
            exchange.failed(new ConnectionClosedException());
            exchange.releaseResources();
        }
    }

    /** Gives the connection back for other requests of the route, if it is still good; after close it does nothing. */
    void release(TimeValue keep) {
        PoolEntry<FetchRoute, IOSession> leased = take();
        if (leased != null) {
            IOSession session = leased.getConnection();
            boolean reusable = session != null && isUsable(session) && TimeValue.isPositive(keep);
            if (reusable) {
                leased.updateExpiry(keep);
            }
            connections.release(leased, reusable);
        }
    }

    /** Closes the connection, or stops waiting for it. */
    void close() {
        Future<?> future;
        synchronized (this) {
            future = waiting;
            waiting = null;
        }
        PoolEntry<FetchRoute, IOSession> leased = take();
        if (future != null) {
            future.cancel(true);
        }
        if (leased != null) {
            leased.discardConnection(CloseMode.IMMEDIATE);
            connections.release(leased, false);
        }
    }

    private static boolean isUsable(IOSession session) {
        return session.isOpen() && session.getHandler() instanceof HttpConnection protocol && protocol.isOpen();
    }

    private void waitFor(Future<?> future) {
        boolean late;
        synchronized (this) {
            late = over;
            waiting = future;
        }
        if (late) {
            future.cancel(true);
        }
    }

    private synchronized @Nullable PoolEntry<FetchRoute, IOSession> entry() {
        return entry;
    }

    private synchronized @Nullable PoolEntry<FetchRoute, IOSession> take() {
        PoolEntry<FetchRoute, IOSession> taken = entry;
        entry = null;
        over = true;
        return taken;
    }

    /** A step of opening: how it fails is the same for all. */
    private abstract static class Step<T> implements FutureCallback<T> {

        private final Opened opened;

        Step(Opened opened) {
            this.opened = opened;
        }

        @Override
        public void failed(Exception cause) {
            opened.failed(cause);
        }

        @Override
        public void cancelled() {
            opened.failed(new ConnectionClosedException());
        }
    }
}
