// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that the script writes while it is sent: one chunk at a time, the next when the connection has
 * taken the last.
 */
final class FetchUpload {

    private static final String STOPPED = "the request was stopped";

    private @Nullable DataStreamChannel connection;
    private @Nullable HostCallback writer;
    private @Nullable ByteBuffer chunk;
    private boolean over;

    /** Takes the next chunk, or null for the end; calls back with null when it is sent. */
    void write(byte @Nullable [] bytes, HostCallback callback) {
        if (bytes != null && bytes.length == 0) {
            // An empty chunk would be the end of a chunked body.
            callback.succeed(null);
            return;
        }
        DataStreamChannel present;
        synchronized (this) {
            if (over || writer != null) {
                callback.fail("Error", STOPPED);
                return;
            }
            writer = callback;
            chunk = bytes == null ? null : ByteBuffer.wrap(bytes);
            present = connection;
        }
        if (present != null) {
            present.requestOutput();
        }
    }

    /** Says whether there is something to send now. */
    synchronized boolean isReady() {
        return !over && writer != null;
    }

    /** Writes as much as the connection takes; on its thread. */
    void produce(DataStreamChannel channel) throws IOException {
        HostCallback callback;
        synchronized (this) {
            connection = channel;
            callback = writer;
            if (over || callback == null) {
                return;
            }
            ByteBuffer present = chunk;
            if (present != null) {
                channel.write(present);
                if (present.hasRemaining()) {
                    return;
                }
            } else {
                over = true;
                channel.endStream();
            }
            chunk = null;
            writer = null;
        }
        callback.succeed(null);
    }

    /** Takes no more: a writer that waits fails. */
    void abort() {
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
}
