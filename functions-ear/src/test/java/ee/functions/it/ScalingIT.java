// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.fixture.CrowdedUpstream;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.SoakServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scaling policies hold the calls of a function to their limits; instances are listed, suspended and ended. */
class ScalingIT {
    private static final int BURST = 500;
    private static final int INSTANCES = 3;
    private static final int REQUESTS = 50;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private static final String WAITS = """
            export async function onInvoke(request, env) {
              const { payload } = await request.json();
              const answer = await fetch(`${env.UPSTREAM}/?${payload}`);
              return new Response(await answer.text());
            }
            """;

    private static final String COUNTS = """
            let count = 0;
            export const onInvoke = () => new Response(String(++count));
            """;

    @RegisterExtension
    static final SoakServer SERVER = new SoakServer();

    private record Call(String asked, CompletableFuture<Reply> answer) {}

    @Test
    void burstHasExactlyTheAllowedCallsInProgressRefusesTheRestAndLosesNone() {
        SERVER.deployWith(Map.of(
                "functions.site.concurrent-invocations",
                Integer.toString(BURST + 100),
                "functions.invocation.run-time-limit-ms",
                Long.toString(LONG_ENOUGH.toMillis()),
                "functions.scaling.queue-time-limit-ms",
                Long.toString(LONG_ENOUGH.toMillis()),
                "functions.fetch.connect-timeout-ms",
                Long.toString(LONG_ENOUGH.toMillis())));
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction function = site.function("held");
        try (CrowdedUpstream gate = CrowdedUpstream.start()) {
            function.deployed(WAITS, Map.of("UPSTREAM", gate.url()));
            set(site.admin(), function, "$current", INSTANCES, REQUESTS, 0).must(200);

            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                String asked = "call" + i;
                calls.add(new Call(asked, function.invokeAsync(asked)));
            }
            await("the refusals")
                    .atMost(LONG_ENOUGH)
                    .until(() -> answered(calls).size() == BURST - REQUESTS);
            await("the first to run").atMost(LONG_ENOUGH).until(() -> gate.arrived() == INSTANCES);
            assertThat(answered(calls)).allSatisfy(refused -> {
                assertError(refused, 429, "REQUESTS_LIMIT_REACHED");
                assertThat(refused.header("Retry-After")).hasValue("1");
            });
            assertThat(instances(site.admin(), function))
                    .hasSize(INSTANCES)
                    .extracting(
                            instance -> instance.asJsonObject().getString("state"),
                            instance -> instance.asJsonObject().getInt("running"))
                    .containsOnly(tuple("BUSY", 1));

            int most = 0;
            while (gate.arrived() < REQUESTS) {
                int before = gate.arrived();
                most = Math.max(most, gate.waiting());
                gate.answerIn(Duration.ZERO);
                await("the next of those that wait")
                        .atMost(LONG_ENOUGH)
                        .until(() -> gate.arrived() >= Math.min(before + INSTANCES, REQUESTS));
            }
            most = Math.max(most, gate.waiting());
            gate.answerIn(Duration.ZERO);

            List<Call> admitted = calls.stream()
                    .filter(call -> call.answer().join().status() != 429)
                    .toList();
            assertThat(admitted)
                    .hasSize(REQUESTS)
                    .allSatisfy(call -> assertThat(call.answer().join())
                            .returns(200, Reply::status)
                            .returns(call.asked(), Reply::body));
            assertThat(most).isEqualTo(INSTANCES);
            assertThat(gate.arrived()).isEqualTo(REQUESTS);
            assertThat(function.invokeAsync("free again"))
                    .as("everything was given back")
                    .satisfies(free -> {
                        await().atMost(LONG_ENOUGH).until(() -> gate.waiting() == 1);
                        gate.answerIn(Duration.ZERO);
                        assertThat(free.join().status()).isEqualTo(200);
                    });
        }
    }

    @Test
    void callThatFindsNoInstanceInTimeIsToldSoAndDoesNotRun() {
        SERVER.deployWith(Map.of("functions.scaling.queue-time-limit-ms", "300"));
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction function = site.function("held");
        try (CrowdedUpstream gate = CrowdedUpstream.start()) {
            function.deployed(WAITS, Map.of("UPSTREAM", gate.url()));
            set(site.admin(), function, "$current", 1, 0, 0).must(200);
            CompletableFuture<Reply> first = function.invokeAsync("first");
            await().atMost(LONG_ENOUGH).until(() -> gate.waiting() == 1);

            assertError(function.invoke("second"), 429, "INSTANCES_LIMIT_REACHED");

            remove(site.admin(), function, "$current").must(204);
            CompletableFuture<Reply> third = function.invokeAsync("third");
            await("no limit of its own").atMost(LONG_ENOUGH).until(() -> gate.waiting() == 2);
            gate.answerIn(Duration.ZERO);
            assertThat(first.join().body()).isEqualTo("first");
            assertThat(third.join().body()).isEqualTo("third");
            assertThat(gate.arrived()).isEqualTo(2);
        }
    }

    @Test
    void policiesAndWarmInstancesAreOneTruth() {
        List<SoakServer.Site> sites = SERVER.newSites(2);
        FunctionsClient admin = sites.get(0).admin();
        FunctionsClient stranger = sites.get(1).admin();
        ManagedFunction function = sites.get(0).warmFunction("warm", 1);

        assertThat(policies(admin, function))
                .extracting(
                        policy -> policy.asJsonObject().getString("tag"),
                        policy -> policy.asJsonObject().getInt("provisioned_instances_count"))
                .containsExactly(tuple("$current", 1));

        set(admin, function, "$current", 2, 4, 3).must(200);
        set(admin, function, "stable", 1, 1, 0).must(200);
        assertThat(admin.getFunction(function.id()).must(200).json().getInt("requested_warm_instances"))
                .isEqualTo(3);
        assertThat(policies(admin, function))
                .extracting(policy -> policy.asJsonObject().getString("tag"))
                .containsExactly("$current", "stable");

        assertInvalid(set(admin, function, "$current", 5, 4, 0), "zone_requests_limit");
        assertInvalid(set(admin, function, "$current", -1, 0, 0), "zone_instances_limit");
        assertInvalid(set(admin, function, "$current", 0, 0, 6), "provisioned_instances_count");
        assertInvalid(set(admin, function, "Stable", 0, 0, 0), "tag");
        assertError(set(stranger, function, "stable", 1, 1, 0), 404, "NOT_FOUND");
        assertError(remove(stranger, function, "stable"), 404, "NOT_FOUND");
        assertError(stranger.instances(function.id()), 404, "NOT_FOUND");

        remove(admin, function, "stable").must(204);
        assertError(remove(admin, function, "stable"), 404, "NOT_FOUND");
        remove(admin, function, "$current").must(204);
        assertThat(policies(admin, function)).isEmpty();
        assertThat(admin.getFunction(function.id()).must(200).json().getInt("requested_warm_instances"))
                .isZero();
        assertThat(admin.auditLog(
                                "/audit_log",
                                "?order=asc&action=SCALING_POLICY_SET,SCALING_POLICY_REMOVED&resource_id="
                                        + function.id())
                        .must(200)
                        .json()
                        .getJsonArray("records"))
                .extracting(record -> record.asJsonObject().getString("action"))
                .containsExactly(
                        "SCALING_POLICY_SET", "SCALING_POLICY_SET", "SCALING_POLICY_REMOVED", "SCALING_POLICY_REMOVED");
    }

    @Test
    void instanceThatNobodyUsesIsSuspendedResumedAndEndedButAWarmOneStays() {
        SERVER.deployWith(Map.of(
                "functions.instance.suspend-after-ms", "300",
                "functions.instance.idle-time-limit-ms", "1500",
                "functions.instance.sweep-interval-ms", "100"));
        SoakServer.Site site = SERVER.newSites(1).get(0);
        ManagedFunction cold = site.function("cold");
        cold.deployed(COUNTS);
        ManagedFunction warm = site.warmFunction("warm", 1);
        warm.deployed(COUNTS);

        cold.invoke("").must(200);
        await("the end of what nobody uses")
                .atMost(LONG_ENOUGH)
                .until(() -> instances(site.admin(), cold).isEmpty());
        JsonObject suspended = awaitSuspended(site, warm);
        assertThat(warm.invoke("").must(200).body()).isEqualTo("1");
        JsonObject again = awaitSuspended(site, warm);
        assertThat(again.getString("id")).isEqualTo(suspended.getString("id"));
        assertThat(again.getInt("invocations")).isEqualTo(1);
        assertThat(warm.invoke("").must(200).body()).as("resumed as it was").isEqualTo("2");
    }

    private static JsonObject awaitSuspended(SoakServer.Site site, ManagedFunction function) {
        JsonArray suspended = await("suspension")
                .atMost(LONG_ENOUGH)
                .until(
                        () -> instances(site.admin(), function),
                        instances -> instances.size() == 1
                                && instances.getJsonObject(0).getString("state").equals("SUSPENDED"));
        return suspended.getJsonObject(0);
    }

    private static Reply set(
            FunctionsClient client, ManagedFunction function, String tag, int instances, int requests, int kept) {
        return client.setScalingPolicy(function.id(), tag, instances, requests, kept);
    }

    private static Reply remove(FunctionsClient client, ManagedFunction function, String tag) {
        return client.removeScalingPolicy(function.id(), tag);
    }

    private static JsonArray policies(FunctionsClient client, ManagedFunction function) {
        return client.scalingPolicies(function.id()).must(200).json().getJsonArray("scaling_policies");
    }

    private static JsonArray instances(FunctionsClient client, ManagedFunction function) {
        return client.instances(function.id()).must(200).json().getJsonArray("instances");
    }

    private static List<Reply> answered(List<Call> calls) {
        return calls.stream()
                .map(Call::answer)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }
}
