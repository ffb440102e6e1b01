// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An esbuild process that is asked and asks back, over the protocol of its own client for Node.js. Unlike on its command
 * line, it can be told where modules are and what is in them, so that it opens no file.
 *
 * <p>A packet is its length, an id with a bit that says whether it is an answer, and a value; numbers are little-endian.
 */
final class EsbuildService implements AutoCloseable {

    private static final int LARGEST_PACKET = 512 * 1024 * 1024;
    private static final long POLL_NANOS = 200_000;

    /**
     * What the process has sent.
     *
     * @param id the number of the request; the process counts its own
     * @param isAnswer whether it is the answer to a request of this side
     */
    record Packet(int id, boolean isAnswer, Map<String, @Nullable Object> value) {

        String text(String name) {
            return value.get(name) instanceof String text ? text : "";
        }

        int number(String name) {
            return value.get(name) instanceof Integer number ? number : 0;
        }

        byte[] bytes(String name) {
            return value.get(name) instanceof byte[] bytes ? bytes : new byte[0];
        }

        List<Map<String, @Nullable Object>> objects(String name) {
            List<Map<String, @Nullable Object>> objects = new ArrayList<>();
            if (value.get(name) instanceof List<?> list) {
                list.forEach(element -> objects.add(PackageDescription.object(element)));
            }
            return objects;
        }
    }

    /** The process took longer than it may. */
    static final class TimeIsUp extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private final Process process;
    private final InputStream answers;
    private final OutputStream requests;
    private final long deadline;

    /** Starts the process in an empty environment. */
    EsbuildService(Path binary, String version, Duration timeLimit) throws IOException, TimeIsUp, InterruptedException {
        this.deadline = System.nanoTime() + timeLimit.toNanos();
        ProcessBuilder builder = new ProcessBuilder(binary.toString(), "--service=" + version)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        this.process = builder.start();
        this.answers = process.getInputStream();
        this.requests = process.getOutputStream();
        boolean greeted = false;
        try {
            read(readLength()); // its version, which it has compared
            greeted = true;
        } finally {
            if (!greeted) {
                close();
            }
        }
    }

    void request(int id, Map<String, @Nullable Object> value) throws IOException {
        send(id << 1, value);
    }

    void answer(Packet question, Map<String, @Nullable Object> value) throws IOException {
        send(question.id() << 1 | 1, value);
    }

    /** Waits for what the process says next. */
    Packet receive() throws IOException, TimeIsUp, InterruptedException {
        ByteBuffer packet = ByteBuffer.wrap(read(readLength())).order(ByteOrder.LITTLE_ENDIAN);
        int id = packet.getInt();
        return new Packet(id >>> 1, (id & 1) != 0, PackageDescription.object(value(packet)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private int readLength() throws IOException, TimeIsUp, InterruptedException {
        int length = ByteBuffer.wrap(read(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > LARGEST_PACKET) {
            throw new IOException("a packet of " + length + " bytes");
        }
        return length;
    }

    /** Reads without ever blocking, so that one thread is enough to wait no longer than allowed. */
    private byte[] read(int length) throws IOException, TimeIsUp, InterruptedException {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int available = answers.available();
            if (available > 0) {
                filled += answers.read(bytes, filled, Math.min(available, length - filled));
                continue;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeIsUp();
            }
            if (!process.isAlive() && answers.available() == 0) {
                throw new IOException("esbuild has ended with status " + process.exitValue());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return bytes;
    }

    private void send(int id, Map<String, @Nullable Object> value) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        number(id, packet);
        write(value, packet);
        ByteArrayOutputStream length = new ByteArrayOutputStream();
        number(packet.size(), length);
        length.writeTo(requests);
        packet.writeTo(requests);
        requests.flush();
    }

    private static void write(@Nullable Object value, ByteArrayOutputStream out) {
        if (value == null) {
            out.write(0);
        } else if (value instanceof Boolean truth) {
            out.write(1);
            out.write(truth ? 1 : 0);
        } else if (value instanceof Integer number) {
            out.write(2);
            number(number, out);
        } else if (value instanceof String text) {
            out.write(3);
            bytes(text.getBytes(StandardCharsets.UTF_8), out);
        } else if (value instanceof byte[] bytes) {
            out.write(4);
            bytes(bytes, out);
        } else if (value instanceof List<?> list) {
            out.write(5);
            number(list.size(), out);
            list.forEach(element -> write(element, out));
        } else if (value instanceof Map<?, ?> map) {
            out.write(6);
            number(map.size(), out);
            map.forEach((name, member) -> {
                bytes(String.valueOf(name).getBytes(StandardCharsets.UTF_8), out);
                write(member, out);
            });
        } else {
            throw new IllegalArgumentException("no value of the protocol: " + value.getClass());
        }
    }

    private static void bytes(byte[] bytes, ByteArrayOutputStream out) {
        number(bytes.length, out);
        out.writeBytes(bytes);
    }

    private static void number(int number, ByteArrayOutputStream out) {
        out.write(number);
        out.write(number >> 8);
        out.write(number >> 16);
        out.write(number >> 24);
    }

    private static @Nullable Object value(ByteBuffer in) {
        return switch (in.get()) {
            case 0 -> null;
            case 1 -> in.get() != 0;
            case 2 -> in.getInt();
            case 3 -> new String(bytes(in), StandardCharsets.UTF_8);
            case 4 -> bytes(in);
            case 5 -> {
                int size = in.getInt();
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(value(in));
                }
                yield list;
            }
            case 6 -> {
                int size = in.getInt();
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    map.put(new String(bytes(in), StandardCharsets.UTF_8), value(in));
                }
                yield map;
            }
            default -> throw new IllegalStateException("esbuild speaks another protocol.");
        };
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
