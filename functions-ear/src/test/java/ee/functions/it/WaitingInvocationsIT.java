// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.CrowdedUpstream;
import ee.functions.it.fixture.JvmState;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.SoakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every site at its limit at once, each invocation waiting for a slow server: they wait together, and hold no thread. */
class WaitingInvocationsIT {
    private static final int SITES = 100;
    private static final int PER_SITE = 20;
    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    /** Measured were 0.75 MB, which docs/ADMINISTRATION.md tells administrators to count on. */
    private static final long MOST_BYTES_EACH = 1_000_000;

    private static final String WAITS = """
            export async function onInvoke(request, env) {
              const { payload } = await request.json();
              const answer = await fetch(`${env.UPSTREAM}/?${payload}`);
              return new Response(await answer.text());
            }
            """;

    @RegisterExtension
    static final SoakServer SERVER = new SoakServer();

    private record Call(String asked, CompletableFuture<Reply> answer) {}

    @Test
    void twoThousandInvocationsOfAHundredSitesWaitAtOnceOnTheSmallPool(TestReporter reporter) {
        SERVER.deployWith(Map.of(
                "functions.invocation.run-time-limit-ms",
                Long.toString(LONG_ENOUGH.toMillis()),
                // The slow server of the test accepts 2,000 connections at once.
                "functions.fetch.connect-timeout-ms",
                Long.toString(LONG_ENOUGH.toMillis())));
        try (CrowdedUpstream slow = CrowdedUpstream.start()) {
            List<ManagedFunction> functions = functionPerSite(slow.url());
            JvmState before = SERVER.state();
            List<Call> calls = new ArrayList<>();
            for (int round = 0; round < PER_SITE; round++) {
                for (ManagedFunction function : functions) {
                    String asked = "call" + calls.size();
                    calls.add(new Call(asked, function.invokeAsync(asked)));
                }
            }
            await("all at once")
                    .atMost(LONG_ENOUGH)
                    .failFast(() -> assertThat(answered(calls)).isEmpty())
                    .untilAsserted(() -> assertThat(slow.waiting()).isEqualTo(calls.size()));
            await("threads without work")
                    .atMost(LONG_ENOUGH)
                    .untilAsserted(() ->
                            assertThat(SERVER.management().invocationsAtWork()).isEmpty());
            JvmState waiting = SERVER.state();
            long bytesEach = (waiting.heapBytes() - before.heapBytes()) / calls.size();
            reporter.publishEntry("bytes of heap for each waiting invocation", Long.toString(bytesEach));
            assertThat(bytesEach).isLessThan(MOST_BYTES_EACH);

            Reply oneMore = functions.get(0).invoke("too many");
            slow.answerIn(SLOWNESS);

            assertError(oneMore, 429, "CONCURRENCY_LIMIT_REACHED");
            assertThat(oneMore.header("Retry-After")).isPresent();
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.answer().join())
                            .returns(200, Reply::status)
                            .returns(call.asked(), Reply::body));
            assertThat(slow.arrived()).isEqualTo(calls.size());
        }
    }

    private static List<Reply> answered(List<Call> calls) {
        return calls.stream()
                .map(Call::answer)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private static List<ManagedFunction> functionPerSite(String upstream) {
        List<ManagedFunction> functions = SERVER.newSites(SITES).stream()
                .map(site -> site.function("waits"))
                .toList();
        // All builds are under way before the first is waited for.
        List<Reply> builds = functions.stream()
                .map(function -> function.createVersion(WAITS, Map.of("UPSTREAM", upstream)))
                .toList();
        for (int i = 0; i < SITES; i++) {
            ManagedFunction function = functions.get(i);
            function.deploy(function.completed(builds.get(i)));
        }
        return functions;
    }
}
