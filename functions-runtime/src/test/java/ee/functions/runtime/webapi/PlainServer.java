// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on 127.0.0.1 with one thread that notes the head of each request and answers "ok", at once or when told to. */
final class PlainServer implements AutoCloseable {

    volatile int status = 200;

    private final Selector selector;
    private final ServerSocketChannel listening;
    private final int port;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<SocketChannel> held = new ArrayList<>();
    private volatile boolean holding;

    PlainServer() {
        try {
            selector = Selector.open();
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_000);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            port = listening.socket().getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "plain-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** The request lines and fields that arrived, each without the empty line at its end. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** How many connections were made. */
    int connections() {
        return connections.get();
    }

    /** Answers no more until told to. */
    void hold() {
        holding = true;
    }

    /** Answers those that wait and all that come. */
    void letGo() throws IOException {
        synchronized (held) {
            holding = false;
            for (SocketChannel channel : held) {
                answer(channel);
            }
            held.clear();
        }
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept();
                    } else {
                        read((SocketChannel) key.channel());
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | RuntimeException closed) {
            // the test is over
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listening.accept();
        connections.incrementAndGet();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    private void read(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16_384);
        int count;
        try {
            count = channel.read(bytes);
        } catch (IOException reset) {
            count = -1;
        }
        if (count < 0) {
            channel.close();
            return;
        }
        String head = new String(bytes.array(), 0, count, StandardCharsets.ISO_8859_1);
        heads.add(head.substring(0, Math.max(0, head.indexOf("\r\n\r\n"))));
        synchronized (held) {
            if (holding) {
                held.add(channel);
            } else {
                answer(channel);
            }
        }
    }

    private void answer(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(
                ("HTTP/1.1 " + status + " Said\r\nContent-Length: 2\r\n\r\nok").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void close() {
        if (!selector.isOpen()) {
            return;
        }
        try {
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
