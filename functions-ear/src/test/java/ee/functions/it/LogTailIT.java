// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TailEvents;
import ee.functions.it.fixture.TailEvents.Event;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /functions/{id}/logs/tail}: what invocations write, soon after they have written it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class LogTailIT {
    private static final int TAILS_OF_A_SITE = 10;

    private static final String COUNTS = """
            export async function onInvoke(request) {
              const { payload } = await request.json();
              for (let i = 0; i < 40; i++) console.log(`${payload} ${i}`);
              console.error(`${payload} failed`);
              return new Response("done");
            }
            """;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void entriesOfARunningFunctionArriveInOrderAndAsTheLogHasThem() {
        ManagedFunction function = counting();
        try (TailEvents tail = tail(function, "")) {
            function.invoke("first").must(200);
            tail.until(ends());
            function.invoke("second").must(200);
            List<Event> second = tail.until(message -> message.equals("second failed"));

            assertThat(second)
                    .filteredOn(event -> event.message().startsWith("second "))
                    .extracting(Event::message)
                    .startsWith("second 0", "second 1", "second 2")
                    .hasSize(41);
            List<JsonObject> log = workspace
                    .admin()
                    .listLogs(function.id(), "")
                    .must(200)
                    .json()
                    .getJsonArray("logs")
                    .getValuesAs(JsonObject.class);
            assertThat(second).extracting(Event::entry).isEqualTo(log.subList(0, second.size()));
        }
    }

    @Test
    void clientThatConnectsAgainGetsTheRestOnce() {
        ManagedFunction function = counting();
        List<Event> all = new ArrayList<>();
        try (TailEvents tail = tail(function, "")) {
            function.invoke("first").must(200);
            all.addAll(tail.until(message -> message.equals("first 20")));
        }
        function.invoke("second").must(200);
        Event last = all.get(all.size() - 1);
        try (TailEvents tail = TailEvents.after(last, workspace.admin(), function.id(), "")) {
            function.invoke("third").must(200);
            all.addAll(tail.until(message -> message.equals("third failed")));
        }

        assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(Event::message)
                .filteredOn(message -> message.matches("(first|second|third) .*"))
                .hasSize(3 * 41)
                .startsWith("first 0", "first 1")
                .endsWith("third 39", "third failed");
    }

    @Test
    void filtersAndAStartInThePastAreThoseOfTheLog() {
        ManagedFunction function = counting();
        Instant before = Instant.now().minusSeconds(60);
        Reply first = function.invoke("first").must(200);
        function.invoke("second").must(200);
        String invocation = first.header("X-Invocation-Id").orElseThrow();

        try (TailEvents errors = tail(function, "?level=error&from=" + before);
                TailEvents ofOne = tail(function, "?from=" + before + "&invocation_id=" + invocation);
                TailEvents withText = tail(function, "?text=FAILED&from=" + before);
                TailEvents live = tail(function, "")) {
            function.invoke("third").must(200);

            assertThat(errors.until(message -> message.equals("third failed")))
                    .extracting(Event::message)
                    .containsExactly("first failed", "second failed", "third failed");
            assertThat(withText.until(message -> message.equals("third failed")))
                    .extracting(Event::message)
                    .containsExactly("first failed", "second failed", "third failed");
            assertThat(ofOne.until(ends()))
                    .hasSize(43)
                    .extracting(event -> event.entry().getString("invocation_id"))
                    .containsOnly(invocation);
            assertThat(live.until(ends())).hasSize(43);
        }
    }

    @Test
    void tailEndsWithItsFunction() {
        ManagedFunction function = counting();
        try (TailEvents tail = tail(function, "")) {
            workspace.admin().deleteFunction(function.id()).must(204);

            assertThat(tail.end()).contains("deleted");
        }
        assertError(workspace.admin().beginTail(function.id(), ""), 404, "NOT_FOUND");
    }

    @Test
    void tailEndsWhenTheTokenExpires() {
        ManagedFunction function = workspace.function();
        FunctionsClient late =
                FunctionsClient.withToken(workspace.landscape().soonExpiredToken(), workspace.landscape());

        try (TailEvents tail = TailEvents.of(late, function.id(), "")) {
            assertThat(tail.end()).contains("token");
        }
    }

    @Test
    void oneTailMoreThanASiteMayHaveIsRefusedUntilAnotherEnds() {
        ManagedFunction function = workspace.function();
        ManagedFunction other = workspace.function();
        List<HttpResponse<Stream<String>>> open = new ArrayList<>();
        for (int i = 0; i < TAILS_OF_A_SITE; i++) { // some of others may not have ended yet
            open.add(workspace.admin().tail(function.id(), ""));
        }
        Reply refused = workspace.admin().beginTail(other.id(), "");

        assertError(refused, 429, "TAIL_LIMIT_REACHED");
        assertThat(refused.header("Retry-After")).hasValue("10");
        ManagedFunction ofOther = workspace.functionOfOtherSite();
        workspace.as(Role.OTHER_SITE).beginTail(ofOther.id(), "").must(200);

        workspace.admin().deleteFunction(function.id()).must(204);
        workspace.admin().beginTail(other.id(), "").must(200);
        open.forEach(tail -> tail.body().close());
    }

    @ParameterizedTest
    @CsvSource({
        "from, ?from=yesterday",
        "level, ?level=loud",
        "version_id, ?version_id=1",
        "invocation_id, ?invocation_id=x",
        "text, ?text=a%00b",
    })
    void queryThatIsNotAllowedIsRefusedAndNamed(String parameter, String query) {
        assertInvalid(workspace.admin().beginTail(workspace.function().id(), query), parameter);
    }

    @Test
    void positionThatIsNoneIsRefusedAndNamed() {
        Reply refused = workspace
                .admin()
                .send(
                        "GET",
                        "/functions/" + workspace.function().id() + "/logs/tail",
                        null,
                        "Last-Event-ID",
                        "rubbish");

        assertInvalid(refused, "Last-Event-ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id"})
    void unknownAndImpossibleIdsAnswer404(String id) {
        assertError(workspace.admin().beginTail(id, ""), 404, "NOT_FOUND");
    }

    @Test
    void functionsOfOtherSitesAndCallersWithoutThePermissionAreRefused() {
        ManagedFunction function = workspace.function();

        assertError(workspace.as(Role.OTHER_SITE).beginTail(function.id(), ""), 404, "NOT_FOUND");
        assertError(workspace.as(Role.INVOKER).beginTail(function.id(), ""), 403, "PERMISSION_DENIED");
        assertError(workspace.as(Role.ANONYMOUS).beginTail(function.id(), ""), 401, "AUTHENTICATION_REQUIRED");
    }

    private ManagedFunction counting() {
        ManagedFunction function = workspace.function();
        function.deployed(COUNTS);
        return function;
    }

    private TailEvents tail(ManagedFunction function, String query) {
        return TailEvents.of(workspace.admin(), function.id(), query);
    }

    private static Predicate<String> ends() {
        return message -> message.startsWith("END ");
    }
}
