// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** An HTTP server on 127.0.0.1 that answers well and badly, as its paths say. */
final class TestServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Counts down when /open is asked for: until then /gate keeps its second half. */
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Counts down when nobody reads /endless any more. */
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Counts the first bytes that arrive at /count. */
    private final CountDownLatch uploaded = new CountDownLatch(5);

    /** Counts down when a request to /hang has arrived. */
    final CountDownLatch hanging = new CountDownLatch(1);

    TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + authority() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/echo" -> echo(exchange);
            case "/status" ->
                send(exchange, Integer.parseInt(query.get("code")), "body".getBytes(StandardCharsets.UTF_8));
            case "/redirect" -> {
                exchange.getResponseHeaders().set("Location", query.get("to"));
                send(exchange, Integer.parseInt(query.get("code")), "moved".getBytes(StandardCharsets.UTF_8));
            }
            case "/cookies" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "a=1");
                exchange.getResponseHeaders().add("Set-Cookie", "b=2");
                send(exchange, 200, new byte[0]);
            }
            case "/fields" -> {
                for (int i = 0; i < Integer.parseInt(query.get("count")); i++) {
                    exchange.getResponseHeaders().set("x-" + i, "y".repeat(Integer.parseInt(query.get("length"))));
                }
                send(exchange, 200, new byte[0]);
            }
            case "/bytes" -> send(exchange, 200, new byte[Integer.parseInt(query.get("count"))]);
            case "/gzip" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                send(exchange, 200, gzip(new byte[Integer.parseInt(query.get("count"))]));
            }
            case "/bad-gzip" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                send(exchange, 200, "no gzip".getBytes(StandardCharsets.UTF_8));
            }
            case "/reset" -> exchange.close();
            case "/cut" -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(new byte[10]);
                exchange.getResponseBody().flush();
                throw new IOException("cut on purpose");
            }
            case "/hang" -> {
                hanging.countDown();
                await(closing);
            }
            case "/hang-in-body" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                hanging.countDown();
                await(closing);
            }
            case "/encoded" -> encoded(exchange, query);
            case "/latin1" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=iso-8859-1");
                send(exchange, 200, new byte[] {'h', (byte) 0xe9});
            }
            case "/gate" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                await(opened);
                exchange.getResponseBody().write("second".getBytes(StandardCharsets.UTF_8));
            }
            case "/open" -> {
                opened.countDown();
                send(exchange, 200, new byte[0]);
            }
            case "/endless" -> endless(exchange);
            case "/stopped" -> {
                await(stopped);
                send(exchange, 200, "stopped".getBytes(StandardCharsets.UTF_8));
            }
            case "/count" -> {
                for (int octet = exchange.getRequestBody().read();
                        octet >= 0;
                        octet = exchange.getRequestBody().read()) {
                    uploaded.countDown();
                }
                send(exchange, 200, "counted".getBytes(StandardCharsets.UTF_8));
            }
            case "/counted" -> {
                await(uploaded);
                send(exchange, 200, "five".getBytes(StandardCharsets.UTF_8));
            }
            default -> send(exchange, 404, "nothing here".getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String headers = new TreeMap<>(exchange.getRequestHeaders())
                .entrySet().stream()
                        .map(field -> field.getKey().toLowerCase(java.util.Locale.ROOT) + "="
                                + String.join("|", field.getValue()))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("X-Echo", "yes");
        send(
                exchange,
                200,
                (exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers + "\n\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean empty = body.length == 0
                || status == 204
                || status == 304
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            try (OutputStream output = exchange.getResponseBody()) {
                output.write(body);
            }
        }
    }

    /** Answers "hello " and "world" as the query says: coding is gzip, members, deflate or raw; cut shortens it. */
    private static void encoded(HttpExchange exchange, Map<String, String> query) throws IOException {
        byte[] both = "hello world".getBytes(StandardCharsets.UTF_8);
        String coding = query.get("coding");
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        if (coding.equals("gzip")) {
            compressed.writeBytes(gzip(both));
        } else if (coding.equals("members")) {
            compressed.writeBytes(gzip(Arrays.copyOf(both, 6)));
            compressed.writeBytes(gzip(Arrays.copyOfRange(both, 6, both.length)));
        } else {
            try (OutputStream output = new DeflaterOutputStream(
                    compressed, new Deflater(Deflater.DEFAULT_COMPRESSION, coding.equals("raw")))) {
                output.write(both);
            }
        }
        boolean deflate = coding.equals("deflate") || coding.equals("raw");
        exchange.getResponseHeaders().set("Content-Encoding", deflate ? "deflate" : "gzip");
        int cut = Integer.parseInt(query.getOrDefault("cut", "0"));
        byte[] answer = Arrays.copyOf(compressed.toByteArray(), compressed.size() - cut);
        exchange.sendResponseHeaders(200, 0);
        for (byte octet : answer) {
            exchange.getResponseBody().write(octet);
            exchange.getResponseBody().flush();
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[8192];
        try {
            while (true) {
                exchange.getResponseBody().write(block);
            }
        } catch (IOException e) {
            stopped.countDown();
            throw e;
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(compressed)) {
            output.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        closing.countDown();
        opened.countDown();
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
