// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken from the connection only as fast as the script reads it, and decompressed as it comes.
 */
final class FetchBody implements HttpResponse.BodySubscriber<FetchBody> {

    private static final String STOPPED = "the request was stopped";

    private final URI source;
    private final FetchSettings settings;
    private final @Nullable Decompressor decompressor;
    private final Runnable atEnd;
    private final Queue<byte[]> chunks = new ArrayDeque<>();

    private Flow.@Nullable Subscription subscription;
    private @Nullable HostCallback reader;
    private @Nullable String failure;
    private long taken;
    private long received;
    private boolean complete;

    /** Makes one for an answer in a compression, or in none if that is null. */
    FetchBody(URI source, FetchSettings settings, Decompressor.@Nullable Format compression, Runnable atEnd) {
        this.source = source;
        this.settings = settings;
        this.decompressor = compression == null ? null : new Decompressor(compression);
        this.atEnd = atEnd;
    }

    /** Says whether this body is decompressed before the script sees it. */
    boolean isDecoded() {
        return decompressor != null;
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
            if (failure == null) {
                take(join(buffers));
            }
            more = chunks.isEmpty() || failure != null ? subscription : null;
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
            // Answers to HEAD name a compression too, and have no body.
            if (decompressor != null && failure == null && taken > 0 && !decompressor.isComplete()) {
                failure = "the compressed body of the answer ends too early";
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
        release();
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
            release();
            atEnd.run();
        }
    }

    private synchronized void release() {
        if (decompressor != null) {
            decompressor.close();
        }
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    /** Keeps bytes that came, decompressed; called with the lock held. */
    private void take(byte[] bytes) {
        taken += bytes.length;
        if (decompressor == null) {
            keep(bytes);
            return;
        }
        decompressor.feed(bytes);
        try {
            for (byte[] piece = decompressor.next(); piece != null && failure == null; piece = decompressor.next()) {
                keep(piece);
            }
        } catch (DataFormatException e) {
            failure = "the compressed body of the answer is not well-formed: " + e.getMessage();
        }
    }

    private void keep(byte[] bytes) {
        received += bytes.length;
        if (received > settings.responseBodyBytes()) {
            failure = tooLarge();
        } else if (bytes.length > 0) {
            chunks.add(bytes);
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
