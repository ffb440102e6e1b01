// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.egress.EgressTarget;
import ee.functions.runtime.engine.HostCallback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.zip.DataFormatException;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken from the connection only as fast as the script reads it, and decompressed as it comes.
 */
final class FetchBody {

    private static final String STOPPED = "the request was stopped";

    private final EgressTarget source;
    private final FetchSettings settings;
    private final @Nullable Decompressor decompressor;
    private final FetchConnection connection;
    private final Runnable atEnd;
    private final Queue<byte[]> chunks = new ArrayDeque<>();

    private @Nullable CapacityChannel paused;
    private @Nullable HostCallback reader;
    private @Nullable String failure;
    private long taken;
    private long received;
    private boolean complete;

    /** Makes one for an answer in a compression, or in none if that is null. */
    FetchBody(
            EgressTarget source,
            FetchSettings settings,
            Decompressor.@Nullable Format compression,
            FetchConnection connection,
            Runnable atEnd) {
        this.source = source;
        this.settings = settings;
        this.decompressor = compression == null ? null : new Decompressor(compression);
        this.connection = connection;
        this.atEnd = atEnd;
    }

    /** Says whether this body is decompressed before the script sees it. */
    boolean isDecoded() {
        return decompressor != null;
    }

    /** Takes bytes from the connection; on its thread. */
    void consume(ByteBuffer bytes) {
        boolean failed;
        synchronized (this) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            if (failure == null) {
                take(copy);
            }
            failed = failure != null;
        }
        if (failed) {
            connection.close();
        }
        deliver();
    }

    /** Is told that the connection pauses until it is asked for more; on its thread. */
    void pause(CapacityChannel channel) throws IOException {
        synchronized (this) {
            if (!chunks.isEmpty() || failure != null) {
                paused = channel;
                return;
            }
        }
        channel.update(FetchConnections.WINDOW_BYTES);
    }

    /** Is told that the connection broke. */
    void fail(Exception cause) {
        synchronized (this) {
            if (failure == null && !complete) {
                failure = FetchFailure.describe(cause, source, settings);
            }
        }
        deliver();
    }

    /** Is told that all bytes came. */
    void complete() {
        synchronized (this) {
            complete = true;
            if (decompressor != null && failure == null && taken > 0 && !decompressor.isComplete()) {
                failure = "the compressed body of the answer ends too early";
            }
        }
        deliver();
    }

    /** Calls back with the next chunk, or null at the end. */
    void read(HostCallback callback) {
        synchronized (this) {
            if (reader != null) {
                callback.fail("Error", "the body is being read already");
                return;
            }
            reader = callback;
        }
        deliver();
        CapacityChannel more;
        synchronized (this) {
            more = chunks.isEmpty() && failure == null ? paused : null;
            if (more != null) {
                paused = null;
            }
        }
        if (more != null) {
            try {
                more.update(FetchConnections.WINDOW_BYTES);
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    /** Lets go of the connection; a reader that waits fails. */
    void cancel() {
        synchronized (this) {
            if (failure == null) {
                failure = STOPPED;
            }
            chunks.clear();
        }
        connection.close();
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
}
