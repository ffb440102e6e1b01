// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.guard.Quota;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests for scripts, one exchange at a time: redirects are the prelude's, so that each hop is judged.
 *
 * <p>All instances of a host share one client and its connections; it holds no thread while it waits.
 */
final class FetchPrimitives implements HostPrimitives, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FetchPrimitives.class.getName());
    private static final String ACCEPT_ENCODING = "accept-encoding";

    private final FetchSettings settings;
    private final Map<FetchExchange, Boolean> running = new ConcurrentHashMap<>();
    private @Nullable HttpClient client;
    private boolean closed;

    FetchPrimitives(FetchSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        Exchanges exchanges = new Exchanges(scope);
        scope.atEnd(exchanges::abortAll);
        UploadSizes sizes = new UploadSizes(settings.requestBodyBytes());
        scope.atEnd(sizes::forgetAll);
        return Map.of(
                "startFetch",
                        values -> {
                            scope.count(Quota.SUBREQUESTS);
                            Arguments arguments = new Arguments(values);
                            sizes.check(arguments.bytesOrNull(3));
                            return exchanges.start(arguments);
                        },
                "readFetch",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            exchanges.get(arguments.integer(0)).read(arguments.callback(1));
                            return null;
                        },
                "writeFetch",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            sizes.add(arguments.integer(0), arguments.bytesOrNull(1));
                            exchanges.get(arguments.integer(0)).write(arguments.bytesOrNull(1), arguments.callback(2));
                            return null;
                        },
                "matchesIntegrity",
                        values -> {
                            Arguments arguments = new Arguments(values);
                            return SubresourceIntegrity.matches(arguments.text(0), arguments.bytes(1));
                        },
                "abortFetch",
                        values -> {
                            exchanges.abort(new Arguments(values).integer(0));
                            return null;
                        });
    }

    /** Ends all exchanges; later ones are refused. */
    @Override
    public void close() {
        HttpClient last;
        synchronized (this) {
            closed = true;
            last = client;
            client = null;
        }
        List.copyOf(running.keySet()).forEach(FetchExchange::abort);
        // Clients can be closed from JDK 21 on; before, an unused one ends its thread when it is collected.
        if (last instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "The HTTP client of functions did not close", e);
            }
        }
    }

    private synchronized HttpClient client(Executor executor) throws HostError {
        if (closed) {
            throw new HostError("TypeError", "the server is stopping");
        }
        HttpClient shared = client;
        if (shared == null) {
            shared = HttpClient.newBuilder()
                    .executor(executor)
                    .connectTimeout(settings.connectTimeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = shared;
        }
        return shared;
    }

    /** The exchanges of one instance. */
    private final class Exchanges {

        private final InstanceScope scope;
        private final AtomicInteger lastId = new AtomicInteger();
        private final Map<Integer, FetchExchange> active = new ConcurrentHashMap<>();

        Exchanges(InstanceScope scope) {
            this.scope = scope;
        }

        int start(Arguments arguments) throws HostError {
            URI target = FetchTarget.toUri(arguments.text(1));
            Duration timeLeft = scope.timeLeft();
            byte[] body = arguments.bytesOrNull(3);
            FetchUpload upload = arguments.flag(5) ? new FetchUpload() : null;
            BodyPublisher publisher =
                    upload != null ? upload : body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
            HttpRequest request = request(arguments.text(0), target, arguments.text(2), publisher, timeLeft);
            int id = lastId.incrementAndGet();
            FetchExchange exchange =
                    new FetchExchange(client(scope.executors().io()), request, upload, settings, ended -> {
                        active.remove(id);
                        running.remove(ended);
                    });
            active.put(id, exchange);
            running.put(exchange, true);
            exchange.start(scope.egress(), scope.executors(), timeLeft, arguments.callback(4));
            return id;
        }

        FetchExchange get(int id) throws HostError {
            FetchExchange exchange = active.get(id);
            if (exchange == null) {
                throw new HostError("TypeError", "the body can no longer be read: its invocation is over");
            }
            return exchange;
        }

        void abort(int id) {
            FetchExchange exchange = active.get(id);
            if (exchange != null) {
                exchange.abort();
            }
        }

        void abortAll() {
            List.copyOf(active.values()).forEach(FetchExchange::abort);
        }
    }

    private static HttpRequest request(
            String method, URI target, String headers, BodyPublisher publisher, Duration timeLeft) throws HostError {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                    .method(method, publisher)
                    .timeout(timeLeft.isZero() ? Duration.ofMillis(1) : timeLeft)
                    // The attempt to upgrade a plain connection confuses some servers.
                    .version(
                            "https".equals(target.getScheme())
                                    ? HttpClient.Version.HTTP_2
                                    : HttpClient.Version.HTTP_1_1);
            boolean namesEncoding = false;
            List<String> fields = headers.isEmpty() ? List.of() : lines(headers);
            for (int i = 0; i + 1 < fields.size(); i += 2) {
                builder.header(fields.get(i), fields.get(i + 1));
                namesEncoding |= fields.get(i).equals(ACCEPT_ENCODING);
            }
            if (!namesEncoding) {
                builder.header(ACCEPT_ENCODING, "gzip, deflate");
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new HostError("TypeError", "the HTTP client refused the request: " + e.getMessage());
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            lines.add(text.substring(from, at));
            from = at + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }
}
