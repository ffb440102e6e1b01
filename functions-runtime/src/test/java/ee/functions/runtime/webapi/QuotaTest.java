// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.egress.EgressDecision;
import ee.functions.runtime.egress.EgressReason;
import ee.functions.runtime.egress.EgressTarget;
import ee.functions.runtime.guard.InvocationLimits;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.guard.Quotas;
import ee.functions.runtime.instance.HostSettings;
import ee.functions.runtime.instance.InstanceStartFailed;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a function that wants more than an invocation may have. */
@Tag("every-engine")
class QuotaTest {

    private static final Path TESTS = Path.of("src/test/js");
    private static final int STREAMS = 3;

    /** Opens compressors and leaves them; gives how many there were when one was refused. */
    private static final String OPEN = """
            async function open() {
              let count = 0;
              try {
                for (; count < 5; count++) {
                  const stream = new CompressionStream("gzip");
                  stream.writable.getWriter().write(new Uint8Array(1)).catch(() => {});
                  await stream.readable.getReader().read();
                }
              } catch (error) {
                return count + " " + error.message;
              }
              return count + "";
            }
            """;

    private final ConcurrentLinkedQueue<EgressTarget> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final FunctionRunner runner = new FunctionRunner(
            this::refusal,
            new HostSettings(
                    10,
                    InvocationLimits.defaults(),
                    80,
                    STREAMS,
                    new FetchSettings(1_000, 1_000, Duration.ofSeconds(5), 10, 10)));

    /** Refuses all, so that no request leaves; the engine's loop goes on meanwhile. */
    private EgressDecision refusal(String site, EgressTarget target) {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        asked.add(target);
        Thread.yield();
        inside.decrementAndGet();
        return new EgressDecision.Refused(EgressReason.NOT_LISTED, "not in this test");
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void everyAssertionHolds() throws Exception {
        String source = Files.readString(TESTS.resolve("harness/assertions.js"))
                + Files.readString(TESTS.resolve("limits/quotas.js"));
        Program program = runner.load("quotas.js", source, Map.of());
        InvocationLimits limits = limits(Quotas.defaults()
                .with(Quota.PENDING_TIMERS, 4)
                .with(Quota.SUBREQUESTS, 3)
                .with(Quota.COMPRESSION_STREAMS, 2)
                .with(Quota.KV_OPERATIONS, 3)
                .with(Quota.KV_BATCH_OPERATIONS, 3)
                .with(Quota.KV_VALUE_BYTES, 20));
        String first = text(runner.invoke(program, "{}", limits));
        assertThat(first).contains("\"assertions\":").endsWith("\"failures\":[]}");
        // The same instance again, which goes on counting assertions: whatever the first one left behind, nothing is
        // used.
        assertThat(text(runner.invoke(program, "{}", limits)))
                .isNotEqualTo(first)
                .endsWith("\"failures\":[]}");
        assertThat(asked).hasSize(6);
    }

    @Test
    void topLevelHasQuotasOfItsOwn() throws Exception {
        Program program = runner.load("main.js", """
                let count = 0;
                const fill = () => {
                  try {
                    for (;;) { setTimeout(() => {}, 600000); count++; }
                  } catch (error) {
                    return count + " " + error.name;
                  }
                };
                const atStart = fill();
                export function onInvoke() { return new Response(atStart); }
                """, Map.of());
        InvocationLimits limits = limits(Quotas.defaults().with(Quota.PENDING_TIMERS, 4));
        assertThat(text(runner.invoke(program, "{}", limits))).isEqualTo("1000 QuotaExceededError");
    }

    @Test
    void linesBeyondTheLimitAreDroppedAndOneSaysSo() throws Exception {
        Program program = runner.load("main.js", """
                export function onInvoke() {
                  for (let i = 1; i < 10; i++) console.log("line " + i);
                  Promise.reject(new Error("nobody caught"));
                  console.log("last");
                  return new Response("");
                }
                """, Map.of());
        InvocationLimits limits = limits(Quotas.defaults().with(Quota.LOG_ENTRIES, 2));
        for (int i = 0; i < 2; i++) {
            runner.invoke(program, "{}", limits);
        }
        List<String> log = runner.log();
        assertThat(log).hasSize(8);
        assertThat(log.subList(4, 8)).isEqualTo(log.subList(0, 4));
        assertThat(log.subList(0, 3))
                .containsExactly(
                        "LOG line 1",
                        "LOG line 2",
                        "WARN An invocation may write at most 2 log entries (functions.invocation.log-entries)."
                                + " What it logs from here on is dropped, errors that end it excepted.");
        assertThat(log.get(3)).startsWith("ERROR Uncaught").contains("nobody caught");
    }

    @Test
    void linesBeyondTheBytesAreDroppedToo() throws Exception {
        Program program = runner.load("main.js", """
                export function onInvoke() {
                  console.log("€".repeat(3));
                  console.log("€€");
                  console.log("a");
                  return new Response("");
                }
                """, Map.of());
        runner.invoke(program, "{}", limits(Quotas.defaults().with(Quota.LOG_BYTES, 14)));
        assertThat(runner.log()).hasSize(2).first().isEqualTo("LOG €€€");
        assertThat(runner.log().get(1)).startsWith("WARN").contains("(functions.invocation.log-bytes)");
    }

    @Test
    void floodOfUncaughtErrorsIsALogFlood() throws Exception {
        Program program = runner.load("main.js", """
                export async function onInvoke() {
                  for (let i = 0; i < 50; i++) Promise.reject(new Error("e".repeat(1000)));
                  await new Promise((resolve) => setTimeout(resolve, 0));
                  return new Response("");
                }
                """, Map.of());
        runner.invoke(
                program,
                "{}",
                limits(Quotas.defaults().with(Quota.LOG_ENTRIES, 5).with(Quota.LOG_MESSAGE_BYTES, 100)));
        assertThat(runner.log())
                .hasSize(20 + 5 + 1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void giantValuesAreNotBuiltToBeCut() throws Exception {
        Program program = runner.load("main.js", """
                export function onInvoke() {
                  const cyclic = { name: "c" };
                  cyclic.self = cyclic;
                  let deep = {};
                  for (let i = 0; i < 5000; i++) deep = { deep };
                  const wide = {};
                  for (let i = 0; i < 2000; i++) wide["key" + i] = { text: "w".repeat(2000) };
                  console.log(cyclic);
                  console.dir(deep, { depth: Infinity });
                  console.log("x".repeat(5e6), wide);
                  console.log(wide, wide, wide);
                  console.log("%s%s", "y".repeat(5e6), wide);
                  console.table([wide, wide]);
                  for (let i = 0; i < 1000; i++) console.group();
                  console.log("a\\n".repeat(50000));
                  console.log({ get endless() { for (;;); } });
                  return new Response("");
                }
                """, Map.of());
        runner.invoke(program, "{}", limits(Quotas.defaults().with(Quota.LOG_MESSAGE_BYTES, 1_000)));
        assertThat(runner.log())
                .hasSize(8)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(1_000 + "DEBUG ".length()));
        assertThat(runner.log().get(0)).contains("[Circular *1]");
        assertThat(runner.log().get(2)).endsWith("... (the rest is cut off)");
        assertThat(runner.log().get(7)).contains("[Getter]");
    }

    @Test
    void answerThatIsTooLargeIsStoppedWhileItIsRead() throws Exception {
        Program program = runner.load("main.js", """
                let pulled = 0;
                let cancelled = false;
                export async function onInvoke(request) {
                  const { payload } = await request.json();
                  switch (payload) {
                    case "stream":
                      return new Response(new ReadableStream({
                        pull(controller) { pulled++; controller.enqueue(new Uint8Array(1000)); },
                        cancel() { cancelled = true; },
                      }));
                    case "text":
                      return new Response("x".repeat(10001));
                    case "bytes":
                      return new Response(new Uint8Array(10001));
                    case "most":
                      return new Response("x".repeat(10000));
                    default:
                      return new Response(pulled + " " + cancelled);
                  }
                }
                """, Map.of());
        InvocationLimits limits = limits(Quotas.defaults().with(Quota.RESPONSE_BODY_BYTES, 10_000));
        for (String kind : List.of("stream", "text", "bytes")) {
            assertThat(runner.invoke(program, payload(kind), limits))
                    .as(kind)
                    .isEqualTo(new InvocationResult.Malformed("The body of a function's answer may have at most 10,000"
                            + " bytes (functions.invocation.response-body-bytes)"));
        }
        assertThat(text(runner.invoke(program, payload("most"), limits))).hasSize(10_000);
        String[] seen = text(runner.invoke(program, payload("report"), limits)).split(" ");
        assertThat(Integer.parseInt(seen[0])).isBetween(11, 13);
        assertThat(seen[1]).isEqualTo("true");
    }

    @Test
    void requestsBeyondThoseAtOnceWaitForTheirTurn() throws Exception {
        Program program = runner.load("main.js", """
                export async function onInvoke() {
                  const stopped = new AbortController();
                  const all = [];
                  for (let i = 0; i < 20; i++) {
                    all[i] = fetch("https://example.com:" + (9000 + i) + "/", i === 7 ? { signal: stopped.signal } : {});
                  }
                  stopped.abort();
                  const ends = await Promise.allSettled(all);
                  return new Response(ends.map((end) => end.reason.name).join());
                }
                """, Map.of());
        InvocationLimits limits = limits(Quotas.defaults().with(Quota.SUBREQUESTS_AT_ONCE, 1));
        String names = text(runner.invoke(program, "{}", limits));
        assertThat(names.split(",")).hasSize(20).containsOnlyOnce("AbortError").contains("TypeError");
        assertThat(asked)
                .extracting(EgressTarget::port)
                .as("in their order, without the one that was stopped before its turn")
                .containsExactlyElementsOf(IntStream.range(9_000, 9_020)
                        .filter(port -> port != 9_007)
                        .boxed()
                        .toList());
        assertThat(mostInside).hasValue(1);
    }

    @Test
    void requestBodyThatIsTooLargeIsStoppedWhileItIsSent() throws Exception {
        Program program = runner.load("main.js", """
                export async function onInvoke() {
                  const ends = await Promise.allSettled([
                    fetch("https://example.com/", { method: "POST", body: "x".repeat(1001) }),
                    fetch("https://example.com/", { method: "POST", body: new Uint8Array(1000) }),
                  ]);
                  return new Response(ends.map((end) => end.reason.message).join("\\n"));
                }
                """, Map.of());
        assertThat(text(runner.invoke(program, "{}", limits(Quotas.defaults()))).lines())
                .containsExactly(
                        "fetch failed: the body of the request has more than 1,000 bytes"
                                + " (functions.fetch.request-body-bytes)",
                        "fetch failed: not in this test");
    }

    @Test
    void compressionStreamsAreLetGoWhenTheInvocationEnds() throws Exception {
        Program program = runner.load(
                "main.js", OPEN + "export async function onInvoke() { return new Response(await open()); }", Map.of());
        for (int i = 0; i < 4; i++) {
            assertThat(text(runner.invoke(program, "{}", limits(Quotas.defaults()))))
                    .isEqualTo("3 All functions of the server together may have at most 3 compression streams at work"
                            + " at a time (functions.memory.compression-streams)");
        }
    }

    @Test
    void compressionStreamsAreLetGoWithTheInstance() throws Exception {
        Program program = runner.load("main.js", OPEN + """
                const atStart = await open();
                export function onInvoke() { return new Response(atStart); }
                """, Map.of());
        Program broken = runner.load("broken.js", OPEN + """
                const count = await open();
                throw new Error(count);
                export function onInvoke() {}
                """, Map.of());
        // Each finds all three free: those before were let go without an invocation.
        runner.pool().borrow(program).close();
        runner.pool().retire(program.versionId());
        assertThatThrownBy(() -> runner.pool().borrow(broken))
                .isInstanceOf(InstanceStartFailed.class)
                .hasMessageContaining("3 All functions");
        assertThat(text(runner.invoke(program, "{}", limits(Quotas.defaults()))))
                .startsWith("3 All functions");
    }

    private static InvocationLimits limits(Quotas quotas) {
        return InvocationLimits.defaults().withQuotas(quotas);
    }

    private static String payload(String text) {
        return "{\"payload\":\"" + text + "\"}";
    }

    private static String text(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Responded.class);
        return new String(((InvocationResult.Responded) result).body(), StandardCharsets.UTF_8);
    }
}
