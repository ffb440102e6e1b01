// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.SoakServer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions of both engines on one server, under load, and on both sides of a new deployment of the EAR. */
class EnginesIT {
    /** Of each function. */
    private static final int INVOCATIONS = 200;

    private static final int AT_ONCE = 8;

    /** What only V8 has decides which answer it is, so that the other engine cannot give it. */
    private static final String FOR_ANY_ENGINE = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              await new Promise((resolve) => setTimeout(resolve, 1));
              return new Response(`${typeof Proxy} ${typeof BigInt} ${payload}`);
            }
            """;

    private static final String FOR_V8 = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              await new Promise((resolve) => setTimeout(resolve, 1));
              const named = new Proxy({}, { get: (target, name) => `asked for ${name}` });
              return new Response(`${2n ** 70n + BigInt(payload)} ${named[payload]}`);
            }
            """;

    private static final BigInteger TWO_TO_THE_70TH = BigInteger.TWO.pow(70);

    @RegisterExtension
    static final SoakServer SERVER = new SoakServer();

    /** An invocation and the only right answer to it. */
    private record Question(ManagedFunction function, String body, String answer) {
        String findWrong() {
            Reply reply = function.invoke(body);
            boolean right = reply.status() == 200 && reply.body().equals(answer);
            return right ? "" : "instead of " + answer + ": " + reply;
        }
    }

    @Test
    void functionsOfBothEnginesAnswerUnderLoadBeforeAndAfterTheEarIsDeployedAgain() {
        assumeTrue(SERVER.hasV8(), "there is no library of V8 for this platform");
        SERVER.deployWith(Map.of());
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction onNashorn = site.function("on Nashorn");
        onNashorn.deployedFor("nashorn", FOR_ANY_ENGINE, Map.of());
        ManagedFunction onV8 = site.function("on V8");
        onV8.deployedFor("v8", FOR_ANY_ENGINE, Map.of());
        ManagedFunction chosen = site.function("chosen by the build");
        String versionId = chosen.deployedFor("auto", FOR_V8, Map.of());
        List<Question> questions = IntStream.range(0, INVOCATIONS)
                .mapToObj(Integer::toString)
                .flatMap(number -> Stream.of(
                        new Question(onNashorn, number, "undefined undefined " + number),
                        new Question(onV8, number, "function function " + number),
                        new Question(
                                chosen, number, TWO_TO_THE_70TH.add(new BigInteger(number)) + " asked for " + number)))
                .toList();

        List<String> wrongBefore = wrongAnswersTo(questions);
        SERVER.redeploy();
        List<String> wrongAfter = wrongAnswersTo(questions);

        assertThat(wrongBefore).isEmpty();
        assertThat(wrongAfter).isEmpty();
        Reply version = site.admin().getVersion(chosen.id(), versionId).must(200);
        assertThat(version.text("engine")).isEqualTo("auto");
        assertThat(version.text("resolved_engine")).isEqualTo("v8");
    }

    @Test
    void buildChoosesNashornForWhatItCanRun() {
        SERVER.deployWith(Map.of());
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction function = site.function("for any engine");

        String versionId =
                function.completed(function.createVersion(object(Map.of("code", FOR_ANY_ENGINE, "engine", "auto"))));

        Reply version = site.admin().getVersion(function.id(), versionId).must(200);
        assertThat(version.text("resolved_engine")).isEqualTo("nashorn");
    }

    @Test
    void earBringsNoV8WhichOnlyTheServerMayLoad() {
        assertThat(ShippedEar.archive().getContent().keySet())
                .isNotEmpty()
                .noneMatch(path -> path.get().contains("javet"));
    }

    private static List<String> wrongAnswersTo(List<Question> questions) {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return questions.stream()
                    .map(question -> CompletableFuture.supplyAsync(question::findWrong, clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(wrong -> !wrong.isEmpty())
                    .toList();
        } finally {
            clients.shutdownNow();
        }
    }
}
