// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

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
        runner = new FunctionRunner(new DenyPrivateEgress(List.of(server.authority(), closed)));
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

    @Test
    void everyAssertionOfTheScriptHolds() throws Exception {
        String source = Files.readString(ROOT.resolve("harness/assertions.js"))
                + Files.readString(ROOT.resolve("fetch/fetch.js"));

        String answer = runner.answer(runner.load("fetch.js", source, environment()), "{}");

        assertThat(answer).endsWith("\"failures\":[]}").doesNotContain("\"assertions\":0");
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
