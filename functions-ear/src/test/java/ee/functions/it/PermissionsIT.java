// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.Endpoint;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestDatabase;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: every endpoint in every role. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class PermissionsIT {
    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        Endpoint.Target target = target();

        assertThat(Endpoint.values()).allSatisfy(endpoint -> {
            Reply reply = endpoint.call(workspace.as(Role.ANONYMOUS), target);
            assertError(reply, 401, "AUTHENTICATION_REQUIRED");
            assertThat(reply.header("WWW-Authenticate"))
                    .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9."})
    void nobodyGetsInWithATokenThatIsNone(String token) {
        Endpoint.Target target = target();
        FunctionsClient client = FunctionsClient.withToken(token, workspace.landscape());

        assertThat(Endpoint.values())
                .allSatisfy(endpoint -> assertError(endpoint.call(client, target), 401, "AUTHENTICATION_REQUIRED"));
    }

    @Test
    void nobodyGetsInWithATokenThatWasChanged() {
        String[] parts = workspace.landscape().token(Role.READER).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = claims.replace("functions:read", "functions:update");
        assertThat(changed).isNotEqualTo(claims);
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];

        Reply refused = Endpoint.GET_FUNCTION.call(FunctionsClient.withToken(forged, workspace.landscape()), target());

        assertError(refused, 401, "AUTHENTICATION_REQUIRED");
    }

    @Test
    void nobodyGetsInWithATokenThatHasExpired() {
        Endpoint.Target target = target();
        FunctionsClient late =
                FunctionsClient.withToken(workspace.landscape().soonExpiredToken(), workspace.landscape());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertError(Endpoint.GET_FUNCTION.call(late, target), 401, "AUTHENTICATION_REQUIRED"));
    }

    @Test
    void readerReadsEverythingAndIsRefusedTheRestByTheNameOfThePermission() {
        assertAllowedOnly(Role.READER, endpoint -> endpoint.permissions().contains("functions:read"));
    }

    @Test
    void invokerInvokesAndNothingElse() {
        assertAllowedOnly(Role.INVOKER, endpoint -> endpoint.permissions().contains("functions:invoke"));
    }

    @Test
    void applicationInvokesAndNothingElse() {
        assertAllowedOnly(Role.APPLICATION, endpoint -> endpoint.permissions().contains("functions:invoke"));
    }

    @Test
    void authorMayDoEverythingWithinTheSiteButSeeWhatOthersDid() {
        assertAllowedOnly(Role.AUTHOR, endpoint -> !endpoint.isOfEverySite() && endpoint != Endpoint.AUDIT_LOG);
    }

    @Test
    void administratorOfTheServerAdministersEverySiteAndIsAskedForASiteElsewhere() {
        Endpoint.Target target = target();

        assertThat(EnumSet.allOf(Endpoint.class)).allSatisfy(endpoint -> {
            Reply reply = endpoint.call(workspace.as(Role.ADMINISTRATOR), target);
            if (endpoint.isOfEverySite() || endpoint.isForAnyCaller()) {
                assertThat(reply.status()).as("%s %s", endpoint, reply).isIn(200, 204);
            } else {
                assertError(reply, 403, "SITE_MISSING");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CREATE_FUNCTION",
                "LIST_FUNCTIONS",
                "(CREATE_DRAFTED_FUNCTION|LIST_DRAFTED_FUNCTIONS)",
                "KV_.*",
                "(CREATE_SCHEDULE|LIST_SCHEDULES)",
                "(POST_EVENT|LIST_EVENTS|CREATE_BINDING|LIST_BINDINGS)",
                ".*AUDIT_LOG",
                ".*_EGRESS",
                ".*_ENGINES",
                ".*_SUSPENSION",
                "SESSION|.*_SITES?",
                "METRICS|SYSTEM",
                "(SUSPEND|RESUME)_.*"
            },
            mode = EnumSource.Mode.MATCH_NONE)
    void idsOfAnotherSiteAreNotFound(Endpoint endpoint) {
        Endpoint.Target target = target();

        Reply reply = endpoint.call(workspace.as(Role.OTHER_SITE), target);

        assertError(reply, 404, "NOT_FOUND");
        assertThat(workspace.admin().getFunction(target.functionId()).must(200).json())
                .isEqualTo(target.asCreated());
    }

    @Test
    void versionOfAnotherSiteCannotBeDeployedInOnesOwnFunction() {
        Endpoint.Target foreign = target();
        ManagedFunction own = workspace.functionOfOtherSite();

        Reply refused = workspace.as(Role.OTHER_SITE).deploy(own.id(), foreign.versionId());

        assertThat(refused).returns(422, Reply::status);
        assertError(own.invoke("{}"), 409, "NO_CURRENT_VERSION");
    }

    @Test
    void siteComesFromTheTokenAndNeverFromAHeader() {
        Endpoint.Target target = target();
        String site = workspace.landscape().siteId();

        Reply reply = workspace
                .as(Role.OTHER_SITE)
                .send("GET", "/functions/" + target.functionId(), null, "X-Site-Id", site, "site_id", site);

        assertError(reply, 404, "NOT_FOUND");
    }

    @Test
    void preflightOfABrowserNeedsNoToken() {
        Endpoint.Target target = target();

        Reply reply = workspace
                .as(Role.ANONYMOUS)
                .send(
                        "OPTIONS",
                        target.invocationUri(),
                        null,
                        "Origin",
                        "https://shop.example.org",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,content-type");

        assertThat(reply.status()).isIn(200, 204);
        assertThat(reply.header("Access-Control-Allow-Origin")).isPresent();
    }

    private void assertAllowedOnly(Role role, Predicate<Endpoint> allowed) {
        Endpoint.Target target = target();
        Set<Endpoint> order = EnumSet.allOf(Endpoint.class);
        assertThat(order).allSatisfy(endpoint -> {
            Reply reply = endpoint.call(workspace.as(role), target);
            if (!allowed.test(endpoint) && !endpoint.isForAnyCaller()) {
                JsonObject error = assertError(reply, 403, "PERMISSION_DENIED");
                assertThat(endpoint.permissions())
                        .anySatisfy(permission ->
                                assertThat(error.getString("message")).contains(permission));
                return;
            }
            assertThat(reply.status()).as("%s %s", endpoint, reply).isIn(200, 201, 202, 204, 303);
            if (endpoint == Endpoint.CREATE_FUNCTION || endpoint == Endpoint.CREATE_DRAFTED_FUNCTION) {
                workspace.manage(Role.ADMIN, reply);
            }
        });
    }

    private Endpoint.Target target() {
        ManagedFunction function = workspace.function();
        String spare = function.version(ManagedFunction.PING);
        Reply accepted = workspace.admin().createVersion(function.id(), ManagedFunction.PING, Map.of());
        String versionId = function.completed(accepted);
        String[] task = accepted.text("self").split("/", -1);
        workspace.admin().deploy(function.id(), versionId).must(200);
        workspace
                .admin()
                .send("PUT", "/functions/" + function.id() + "/async-policies/blue", "{\"retries_count\":1}")
                .must(200);
        JsonObject now = workspace.admin().getFunction(function.id()).must(200).json();
        return new Endpoint.Target(
                workspace.landscape().siteId(),
                now,
                versionId,
                task[task.length - 1],
                workspace.freshName(),
                workspace
                        .admin()
                        .createSchedule(function.id(), "0 0 1 1 *")
                        .must(201)
                        .text("id"),
                workspace.function().id(),
                List.of(
                        TestDatabase.deadLetter(workspace.landscape().siteId(), function.id()),
                        TestDatabase.deadLetter(workspace.landscape().siteId(), function.id())),
                workspace
                        .admin()
                        .postEvent("{\"type\":\"OTHER\",\"source\":\"it\"}")
                        .must(201)
                        .text("id"),
                workspace
                        .admin()
                        .createBinding(function.id(), "ITEM_SHIPPED", "nowhere")
                        .must(201)
                        .text("id"),
                spare);
    }
}
