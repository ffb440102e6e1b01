// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressProxy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** A request and its answer as the connection's thread sees them; all but the end of the upload happens on it. */
final class FetchMessage implements AsyncClientExchangeHandler {

    private static final Map<String, Decompressor.Format> COMPRESSIONS = Map.of(
            "gzip", Decompressor.Format.GZIP_MEMBERS,
            "x-gzip", Decompressor.Format.GZIP_MEMBERS,
            "deflate", Decompressor.Format.HTTP_DEFLATE);
    private static final Set<String> GONE_WHEN_DECODED = Set.of("content-encoding", "content-length");
    private static final TimeValue KEPT = TimeValue.ofSeconds(4);
    private static final long MOST_KEPT_SECONDS = 20;
    private static final int FIRST_ERROR = 400;

    private final FetchExchange exchange;
    private final FetchRequest request;
    private final FetchRoute route;
    private final FetchConnection connection;
    private final FetchSettings settings;
    private final Runnable again;
    private final ByteBuffer bytes;

    private boolean begun;
    private boolean sent;
    private boolean complete;
    private boolean over;
    private TimeValue keep = KEPT;
    private @Nullable FetchBody body;
    private @Nullable List<Object> head;

    /** Makes one; again is run if the connection turns out to be closed before anything was sent. */
    FetchMessage(
            FetchExchange exchange,
            FetchRequest request,
            FetchRoute route,
            FetchConnection connection,
            FetchSettings settings,
            Runnable again) {
        this.exchange = exchange;
        this.request = request;
        this.route = route;
        this.connection = connection;
        this.settings = settings;
        this.again = again;
        byte[] given = request.body();
        this.bytes = given == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(given);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        begun = true;
        EgressProxy proxy = route.proxy();
        boolean throughProxy = proxy != null && !route.target().secure();
        EntityDetails details = null;
        if (request.upload() != null) {
            details = new BasicEntityDetails(-1, null);
        } else if (bytes.hasRemaining()) {
            details = new BasicEntityDetails(bytes.remaining(), null);
        } else {
            sent = true;
        }
        channel.sendRequest(
                request.message(proxy == null ? null : proxy.authorization(), throughProxy), details, context);
    }

    @Override
    public int available() {
        FetchUpload upload = request.upload();
        return upload == null ? bytes.remaining() : upload.isReady() ? 1 : 0;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        FetchUpload upload = request.upload();
        if (upload != null) {
            upload.produce(channel);
            return;
        }
        channel.write(bytes);
        if (!bytes.hasRemaining()) {
            sent = true;
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {}

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails details, HttpContext context) {
        keep = kept(response);
        FetchBody received =
                new FetchBody(request.target(), settings, compression(response), connection, exchange::end);
        body = received;
        exchange.receive(received);
        FetchUpload upload = request.upload();
        if (upload != null && response.getCode() >= FIRST_ERROR) {
            // The connection takes no more of it.
            upload.abort();
        }
        List<Object> fields = head(response, received.isDecoded());
        if (details != null) {
            exchange.answer(fields);
            return;
        }
        complete = true;
        head = fields;
        if (!sent) {
            finish();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        if (body != null) {
            body.pause(channel);
        }
    }

    @Override
    public void consume(ByteBuffer source) {
        if (body != null) {
            body.consume(source);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete = true;
        if (!sent) {
            finish();
        }
    }

    @Override
    public void failed(Exception cause) {
        if (over || complete) {
            connection.close();
            return;
        }
        over = true;
        connection.close();
        if (!begun && connection.isReused()) {
            again.run();
        } else if (body != null) {
            body.fail(cause);
        } else {
            exchange.fail(FetchFailure.describe(cause, request.target(), settings));
        }
    }

    @Override
    public void cancel() {
        failed(new ConnectionClosedException());
    }

    /** Both messages are complete, or the connection is broken. */
    @Override
    public void releaseResources() {
        if (complete) {
            // Before the script is told: it may begin with its next request, or end this one.
            connection.release(keep);
            finish();
        } else {
            failed(new ConnectionClosedException());
        }
    }

    private void finish() {
        List<Object> fields = head;
        head = null;
        if (fields != null) {
            exchange.answer(fields);
        }
        if (!over && body != null) {
            over = true;
            body.complete();
        }
    }

    private static List<Object> head(HttpResponse response, boolean decoded) {
        List<Object> head = new ArrayList<>();
        head.add(response.getCode());
        for (Header field : response.getHeaders()) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            if (!(decoded && GONE_WHEN_DECODED.contains(name))) {
                head.add(name);
                head.add(field.getValue() == null ? "" : field.getValue());
            }
        }
        return head;
    }

    /** How the body is compressed; null if it is not, or in a way that the script has to deal with itself. */
    private static Decompressor.@Nullable Format compression(HttpResponse response) {
        Header encoding = response.getFirstHeader("content-encoding");
        return encoding == null || encoding.getValue() == null
                ? null
                : COMPRESSIONS.get(encoding.getValue().trim().toLowerCase(Locale.ROOT));
    }

    /** How long the connection is good for another request: a second less than its server says. */
    private static TimeValue kept(HttpResponse response) {
        Header field = response.getFirstHeader("keep-alive");
        if (field == null || field.getValue() == null) {
            return KEPT;
        }
        for (String part : field.getValue().split(",", -1)) {
            String[] pair = part.trim().split("=", 2);
            if (pair.length == 2 && pair[0].equalsIgnoreCase("timeout") && pair[1].matches("[0-9]{1,9}")) {
                return TimeValue.ofSeconds(Math.min(MOST_KEPT_SECONDS, Integer.parseInt(pair[1]) - 1));
            }
        }
        return KEPT;
    }
}
