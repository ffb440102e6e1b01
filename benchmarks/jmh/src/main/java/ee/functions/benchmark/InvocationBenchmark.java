// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An invocation in a warm instance of a function that does little: shows when the way into a script and back, or a part of
 * the Web API that most functions use, gets slower or, with {@code -prof gc}, allocates more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class InvocationBenchmark {

    private static final int BYTES_OF_A_PERSON = 100;

    /** A file of the directory {@code invocation} of the resources, without its ending. */
    @Param({"hello", "json-echo", "json-10k", "headers", "url", "awaits", "text", "fetch"})
    public String function;

    /** The id of an engine. */
    @Param({"nashorn", "v8"})
    public String engine;

    private WarmFunction invocation;
    private HttpServer upstream;

    /** Starts the function. */
    @Setup
    public void start() throws IOException {
        upstream = upstream();
        byte[] body = switch (function) {
            case "json-echo" -> people(1_000);
            case "json-10k" -> people(10_000);
            case "fetch" ->
                ("http://127.0.0.1:" + upstream.getAddress().getPort() + "/weather?city=Tartu")
                        .getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
        invocation = new WarmFunction(engine, BenchmarkHost.file("invocation/" + function + ".js"), body);
    }

    /** A server that answers at once. */
    private static HttpServer upstream() throws IOException {
        byte[] answer = "{\"temperature\":21}".getBytes(StandardCharsets.UTF_8);
        // It sends head and body apart, and would wait for the acknowledgement of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** A list in JSON of about so many bytes. */
    private static byte[] people(int bytes) {
        return IntStream.range(0, bytes / BYTES_OF_A_PERSON)
                .mapToObj(i -> String.format(
                        "{\"id\":%5d,\"name\":\"Ada Lovelace\",\"city\":\"London\",\"age\":%2d,"
                                + "\"tags\":[\"first\",\"second\"],\"active\":true}",
                        i, i % 90))
                .collect(Collectors.joining(",\n", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the function. */
    @TearDown
    public void end() {
        invocation.close();
        upstream.stop(0);
    }

    /** Invokes the function once. */
    @Benchmark
    public Object invoke() {
        return invocation.call();
    }
}
