// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.egress.RuledEgress;
import ee.functions.runtime.instance.InvocationResult;
import ee.functions.runtime.instance.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("every-engine")
class FetchTest {

    private static final Path ROOT = Path.of("src/test/js");

    private TestServer server;
    private FunctionRunner runner;
    private String closed;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = "127.0.0.1:" + socket.getLocalPort();
        }
        runner = new FunctionRunner(RuledEgress.allowing(List.of(server.authority(), closed)));
    }

    @AfterEach
    void stop() {
        runner.close();
        server.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "SERVER", server.url(""),
                "UNLISTED", server.url("").replace("127.0.0.1", "localhost"),
                "CLOSED", "http://" + closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch.js", "streaming.js"})
    void everyAssertionOfTheScriptHolds(String file) throws Exception {
        String source = Files.readString(ROOT.resolve("harness/assertions.js"))
                + Files.readString(ROOT.resolve("fetch").resolve(file));

        String answer = runner.answer(runner.load(file, source, environment()), "{}");

        assertThat(answer).endsWith("\"failures\":[]}").doesNotContain("\"assertions\":0");
    }

    @Test
    void aRefusalIsLoggedForTheFunctionsAuthor() throws Exception {
        Program program = runner.load("refused.js", """
                export async function onInvoke(request, env) {
                  try {
                    await fetch("http://10.0.0.1/secret");
                  } catch (error) {
                    return new Response(error.message);
                  }
                }
                """, environment());

        assertThat(runner.answer(program, "{}"))
                .isEqualTo("fetch failed: functions may not reach 10.0.0.1:80: it is not a public address");
        assertThat(runner.log())
                .containsExactly("WARN fetch refused: functions may not reach 10.0.0.1:80: it is not a public address");
    }

    @Test
    void anAnswerCanBePassedOnAsItCame() throws Exception {
        Program program = runner.load(
                "proxy.js",
                "export async function onInvoke(request, env) { return fetch(env.SERVER + '/gzip?count=3000'); }",
                environment());

        InvocationResult result = runner.invoke(program, "{}");

        assertThat(result).isInstanceOfSatisfying(InvocationResult.Responded.class, responded -> {
            assertThat(responded.body()).hasSize(3000);
            assertThat(responded.headers())
                    .noneMatch(header -> List.of("content-encoding", "content-length", "transfer-encoding")
                            .contains(header.name()));
        });
    }

    @Test
    void aBrokenAnswerThatIsPassedOnIsTheFunctionsError() throws Exception {
        Program program = runner.load(
                "proxy.js",
                "export async function onInvoke(request, env) { return fetch(env.SERVER + '/cut'); }",
                environment());

        assertThat(runner.invoke(program, "{}")).isInstanceOf(InvocationResult.Threw.class);
    }

    @Test
    void anAnswerThatIsAStreamIsReadToItsEnd() throws Exception {
        Program program = runner.load("stream.js", """
                export async function onInvoke(request, env) {
                  const parts = ["a", "b", "c"];
                  return new Response(new ReadableStream({
                    async pull(controller) {
                      await new Promise((resolve) => setTimeout(resolve, 1));
                      if (parts.length === 0) {
                        controller.close();
                      } else {
                        controller.enqueue(new TextEncoder().encode(parts.shift()));
                      }
                    },
                  }), { status: 201 });
                }
                """, environment());

        assertThat(runner.answer(program, "{}")).isEqualTo("abc");
    }

    @Test
    void anAnswerWhoseStreamFailsIsTheFunctionsError() throws Exception {
        for (Map.Entry<String, String> entry : Map.of(
                        "controller.error(new RangeError('own'))", "RangeError",
                        "controller.enqueue('text')", "TypeError",
                        "throw new SyntaxError('own')", "SyntaxError")
                .entrySet()) {
            Program program = runner.load(
                    "failing.js",
                    "export function onInvoke() { return new Response(new ReadableStream({ pull(controller) { "
                            + entry.getKey() + "; } })); }",
                    environment());

            assertThat(runner.invoke(program, "{}"))
                    .isInstanceOfSatisfying(
                            InvocationResult.Threw.class,
                            threw -> assertThat(threw.errorType()).isEqualTo(entry.getValue()));
        }
    }

    @Test
    void anAnswerWhoseStreamIsLockedIsMalformed() throws Exception {
        Program program = runner.load(
                "locked.js",
                "export function onInvoke() { const r = new Response('x'); r.body.getReader(); return r; }",
                environment());

        assertThat(runner.invoke(program, "{}"))
                .isInstanceOfSatisfying(
                        InvocationResult.Malformed.class,
                        malformed -> assertThat(malformed.message()).contains("locked stream"));
    }

    @Test
    void theBodyOfTheInvocationIsAStreamToo() throws Exception {
        Program program = runner.load("through.js", """
                export async function onInvoke(request) {
                  const upper = new TransformStream({
                    transform(chunk, controller) { controller.enqueue(chunk.toUpperCase()); },
                  });
                  return new Response(request.body.pipeThrough(new TextDecoderStream()).pipeThrough(upper)
                      .pipeThrough(new TextEncoderStream()));
                }
                """, environment());

        assertThat(runner.answer(program, "h\u00e9llo")).isEqualTo("H\u00c9LLO");
    }

    @Test
    void codecsLeftOpenDoNotReachTheNextInvocation() throws Exception {
        Program program = runner.load("codecs.js", """
                let kept = null;
                let reader = null;
                export async function onInvoke(request) {
                  if (kept === null) {
                    kept = new CompressionStream("gzip");
                    const writer = kept.writable.getWriter();
                    reader = kept.readable.getReader();
                    reader.read();
                    await writer.write(new Uint8Array(1));
                    writer.releaseLock();
                    return new Response("kept");
                  }
                  reader.read().catch(() => {});
                  try {
                    await kept.writable.getWriter().write(new Uint8Array(1));
                    return new Response("written");
                  } catch (error) {
                    return new Response(error.name + ": " + error.message);
                  }
                }
                """, environment());

        assertThat(runner.answer(program, "{}")).isEqualTo("kept");
        assertThat(runner.answer(program, "{}")).startsWith("TypeError: The compression stream is of an invocation");
    }

    @Test
    void whatOneInvocationLeftOpenDoesNotReachTheNext() throws Exception {
        Program program = runner.load("leftover.js", """
                let kept = null;
                export async function onInvoke(request, env) {
                  if (kept === null) {
                    kept = await fetch(env.SERVER + "/hang-in-body");
                    setTimeout(() => console.log("late timer"), 1);
                    return new Response("kept");
                  }
                  try {
                    return new Response(await kept.text());
                  } catch (error) {
                    return new Response(error.name + ": " + error.message);
                  }
                }
                """, environment());

        assertThat(runner.answer(program, "{}")).isEqualTo("kept");
        assertThat(runner.answer(program, "{}")).startsWith("TypeError: fetch failed");
        assertThat(runner.log()).isEmpty();
    }
}
