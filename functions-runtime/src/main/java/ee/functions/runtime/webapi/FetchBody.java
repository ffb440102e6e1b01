// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken from the connection only as fast as the script reads it.
 *
 * <p>A compressed body is collected and then decoded as a whole; its chunks are one.
 */
final class FetchBody implements HttpResponse.BodySubscriber<FetchBody> {

    private static final String STOPPED = "the request was stopped";
    private static final int BUFFER_BYTES = 8192;

    private final URI source;
    private final FetchSettings settings;
    private final boolean decoded;
    private final Runnable atEnd;
    private final Queue<byte[]> chunks = new ArrayDeque<>();
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();

    private Flow.@Nullable Subscription subscription;
    private @Nullable HostCallback reader;
    private @Nullable String failure;
    private long received;
    private boolean complete;

    FetchBody(URI source, FetchSettings settings, boolean decoded, Runnable atEnd) {
        this.source = source;
        this.settings = settings;
        this.decoded = decoded;
        this.atEnd = atEnd;
    }

    /** Says whether this body is decompressed before the script sees it. */
    boolean isDecoded() {
        return decoded;
    }

    @Override
    public CompletionStage<FetchBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean stop;
        boolean wanted;
        synchronized (this) {
            stop = subscription != null || failure != null;
            subscription = subscription == null ? given : subscription;
            wanted = reader != null;
        }
        if (stop) {
            given.cancel();
        } else if (wanted) {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription more = null;
        synchronized (this) {
            byte[] chunk = join(buffers);
            received += chunk.length;
            if (received > settings.responseBodyBytes()) {
                failure = tooLarge();
                more = subscription;
            } else if (decoded) {
                compressed.writeBytes(chunk);
                more = subscription;
            } else {
                chunks.add(chunk);
            }
        }
        if (more == null) {
            deliver();
        } else if (hasFailed()) {
            more.cancel();
            deliver();
        } else {
            more.request(1);
        }
    }

    @Override
    public void onError(Throwable throwable) {
        synchronized (this) {
            if (failure == null) {
                failure = FetchFailure.describe(throwable, source, settings);
            }
        }
        deliver();
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            complete = true;
            if (decoded && failure == null && compressed.size() > 0) {
                try {
                    chunks.add(decompress());
                } catch (IOException e) {
                    failure = "the body of the answer is not well-formed gzip";
                }
            }
        }
        deliver();
    }

    /** Calls back with the next chunk, or null at the end. */
    void read(HostCallback callback) {
        Flow.Subscription more;
        synchronized (this) {
            if (reader != null) {
                callback.fail("Error", "the body is being read already");
                return;
            }
            reader = callback;
            more = chunks.isEmpty() && !complete && failure == null ? subscription : null;
        }
        if (more == null) {
            deliver();
        } else {
            more.request(1);
        }
    }

    /** Lets go of the connection; a reader that waits fails. */
    void cancel() {
        Flow.Subscription present;
        synchronized (this) {
            if (failure == null) {
                failure = STOPPED;
            }
            chunks.clear();
            present = subscription;
        }
        if (present != null) {
            present.cancel();
        }
        deliver();
    }

    private void deliver() {
        HostCallback callback;
        String message;
        byte[] chunk;
        boolean over;
        synchronized (this) {
            message = failure;
            over = message != null || (complete && chunks.isEmpty());
            callback = reader;
            chunk = callback == null || message != null ? null : chunks.poll();
            if (chunk == null && !over) {
                return;
            }
            reader = null;
        }
        if (callback == null) {
            return;
        }
        if (message != null) {
            callback.fail("Error", message);
        } else {
            callback.succeed(chunk);
        }
        // Not before: until the script was told of the end it must find the exchange.
        if (over) {
            atEnd.run();
        }
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    private byte[] decompress() throws IOException {
        try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                output.write(buffer, 0, count);
                if (output.size() > settings.responseBodyBytes()) {
                    failure = tooLarge();
                    return new byte[0];
                }
            }
            return output.toByteArray();
        }
    }

    private String tooLarge() {
        return "the body of the answer is larger than " + settings.responseBodyBytes() + " bytes";
    }

    private static byte[] join(List<ByteBuffer> buffers) {
        int length = 0;
        for (ByteBuffer buffer : buffers) {
            length += buffer.remaining();
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int count = buffer.remaining();
            buffer.get(joined, at, count);
            at += count;
        }
        return joined;
    }
}
