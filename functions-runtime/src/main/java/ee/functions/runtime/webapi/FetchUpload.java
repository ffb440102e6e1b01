// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that the script writes while it is sent: one chunk at a time, the next when the connection has
 * taken the last. It can be sent once only.
 */
final class FetchUpload implements HttpRequest.BodyPublisher {

    private static final String STOPPED = "the request was stopped";

    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private @Nullable HostCallback writer;
    private byte @Nullable [] chunk;
    private boolean last;
    private boolean over;
    private long demand;

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
        boolean again;
        synchronized (this) {
            again = subscriber != null;
            if (!again) {
                subscriber = given;
            }
        }
        given.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                if (!again) {
                    wanted(count);
                }
            }

            @Override
            public void cancel() {
                if (!again) {
                    stop();
                }
            }
        });
        if (again) {
            given.onError(new IOException("a body that is a stream cannot be sent twice"));
        }
    }

    /** Takes the next chunk, or null for the end; calls back with null when it is sent. */
    void write(byte @Nullable [] bytes, HostCallback callback) {
        if (bytes != null && bytes.length == 0) {
            // An empty chunk would be the end of a chunked body.
            callback.succeed(null);
            return;
        }
        synchronized (this) {
            if (over || writer != null) {
                callback.fail("Error", STOPPED);
                return;
            }
            writer = callback;
            chunk = bytes;
            last = bytes == null;
        }
        deliver();
    }

    /** Takes no more: a writer that waits fails, and the connection is told if it still waits for more. */
    void abort() {
        Flow.Subscriber<? super ByteBuffer> waiting;
        synchronized (this) {
            waiting = over ? null : subscriber;
        }
        stop();
        if (waiting != null) {
            waiting.onError(new IOException(STOPPED));
        }
    }

    private void wanted(long count) {
        synchronized (this) {
            demand += count;
        }
        deliver();
    }

    private void stop() {
        HostCallback callback;
        synchronized (this) {
            over = true;
            callback = writer;
            writer = null;
            chunk = null;
        }
        if (callback != null) {
            callback.fail("Error", STOPPED);
        }
    }

    private void deliver() {
        Flow.Subscriber<? super ByteBuffer> target;
        HostCallback callback;
        byte[] bytes;
        synchronized (this) {
            target = subscriber;
            bytes = chunk;
            callback = writer;
            boolean ready = bytes != null ? demand > 0 : last;
            if (over || target == null || callback == null || !ready) {
                return;
            }
            // The writer gives no other chunk before it is called back: what follows is one signal after the other.
            writer = null;
            chunk = null;
            if (bytes == null) {
                over = true;
            } else {
                demand--;
            }
        }
        if (bytes == null) {
            target.onComplete();
        } else {
            target.onNext(ByteBuffer.wrap(bytes));
        }
        callback.succeed(null);
    }
}
