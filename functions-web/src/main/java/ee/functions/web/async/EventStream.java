// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer of Server-Sent Events ({@code text/event-stream}). Nobody waits for the client: what it does not take at once
 * is kept, and a stream that keeps much has no room for more. Thread-safe.
 *
 * <p>Written by the means of the servlet container, because closing a {@code SseEventSink} waits for the client.
 */
public final class EventStream implements WriteListener {
    /** What one client may leave lying, apart from what is on its way to it. */
    private static final int ROOM_BYTES = 262_144;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final OpenAnswers open;
    private final Runnable drop = this::drop;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(); // guarded by this, as all below
    private boolean begun;
    private boolean unflushed;
    private boolean ending;
    private boolean gone;

    private EventStream(AsyncContext context, ServletOutputStream out, OpenAnswers open) {
        this.context = context;
        this.out = out;
        this.open = open;
    }

    /**
     * Begins the answer to a request whose processing is suspended.
     *
     * @param open where the stream is noted until it ends
     */
    public static EventStream begin(HttpServletRequest request, OpenAnswers open) {
        AsyncContext context = request.getAsyncContext();
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        context.setTimeout(0);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        // Some proxies collect an answer before they pass it on.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            EventStream stream = new EventStream(context, response.getOutputStream(), open);
            open.begin(stream.drop);
            stream.out.setWriteListener(stream);
            return stream;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends an event; its data is one line. */
    public void event(String name, String id, String data) {
        send("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    /**
     * Sends what makes no event but keeps the connection alive and tells where the stream is.
     *
     * @param retryMs after how many milliseconds a client that lost the connection connects again
     */
    public void comment(String text, String id, int retryMs) {
        send(": " + text + "\nretry: " + retryMs + "\nid: " + id + "\n\n");
    }

    /** Sends a last comment and ends the answer as soon as the client has all of it. */
    public synchronized void end(String text) {
        send(": " + text + "\n\n");
        ending = true;
        write();
    }

    /** Returns whether it has room for one more event. */
    public synchronized boolean hasRoom() {
        return !ending && !gone && waiting.size() < ROOM_BYTES;
    }

    /** Returns whether the answer has ended. */
    public synchronized boolean isGone() {
        return gone;
    }

    /** Ends the answer now, whatever the client has of it. */
    public synchronized void drop() {
        if (!gone) {
            gone = true;
            waiting.reset();
            open.end(drop);
            try {
                context.complete();
            } catch (IllegalStateException ended) {
                // The container knows already.
            }
        }
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        write();
    }

    @Override
    public void onError(Throwable clientIsGone) {
        drop();
    }

    private synchronized void send(String text) {
        if (!ending && !gone) {
            waiting.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            write();
        }
    }

    private void write() {
        try {
            while (begun && !gone && out.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else if (waiting.size() > 0) {
                    byte[] all = waiting.toByteArray();
                    waiting.reset();
                    unflushed = true;
                    out.write(all);
                } else {
                    if (ending) {
                        drop();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException clientIsGone) {
            drop();
        }
    }
}
