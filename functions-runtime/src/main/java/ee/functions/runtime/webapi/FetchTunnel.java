// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressProxy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Asks a proxy for a connection to a target (RFC 9110 9.3.6). */
final class FetchTunnel implements AsyncClientExchangeHandler {

    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final FetchRoute route;
    private final AtomicReference<@Nullable FutureCallback<Void>> callback;
    private boolean made;

    FetchTunnel(FetchRoute route, FutureCallback<Void> callback) {
        this.route = route;
        this.callback = new AtomicReference<>(callback);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        String authority = route.target().authority();
        BasicHttpRequest request = new BasicHttpRequest(Method.CONNECT.name(), null, null, authority);
        request.addHeader("Host", authority);
        EgressProxy proxy = route.proxy();
        if (proxy != null && proxy.authorization() != null) {
            request.addHeader("Proxy-Authorization", proxy.authorization());
        }
        channel.sendRequest(request, null, context);
    }

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails details, HttpContext context) {
        if (response.getCode() >= OK && response.getCode() < REDIRECT) {
            made = true;
        } else {
            failed(new IOException("the proxy of the server refused it with status " + response.getCode()));
        }
    }

    @Override
    public void releaseResources() {
        FutureCallback<Void> last = callback.getAndSet(null);
        if (last != null && made) {
            // Only now is the connection free for what follows.
            last.completed(null);
        } else if (last != null) {
            last.failed(new IOException("the proxy of the server closed the connection"));
        }
    }

    @Override
    public void failed(Exception cause) {
        FutureCallback<Void> last = callback.getAndSet(null);
        if (last != null) {
            last.failed(cause);
        }
    }

    @Override
    public void cancel() {
        failed(new IOException("the request was stopped"));
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void produce(DataStreamChannel channel) {}

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(FetchConnections.WINDOW_BYTES);
    }

    @Override
    public void consume(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {}
}
