// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Reply;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** {@code /functions/{id}/versions}: creating, changing and reading versions. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class VersionsIT {
    private static final int CODE_BYTES = 512_000;
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void createAnswersATaskThatIsBelowTheFunction() {
        ManagedFunction function = workspace.function();

        Reply accepted = workspace.admin().createVersion(function.id(), ManagedFunction.PING, Map.of());

        assertThat(accepted).returns(202, Reply::status);
        assertThat(accepted.text("self")).matches("/functions/" + function.id() + "/tasks/[0-9a-f-]{36}");
        assertThat(accepted.text("status")).isEqualTo("processing");
        assertThat(function.completed(accepted)).isNotBlank();
    }

    @Test
    void codeComesBackExactlyAsItWasUploaded() {
        ManagedFunction function = workspace.function();
        String code = "// õ☀ 𝄞 \u0001\r\n" + ManagedFunction.PING + "\n\n\t";
        String versionId = function.version(code);

        Reply read = workspace.admin().getCode(function.id(), versionId).must(200);

        assertThat(read.body()).isEqualTo(code);
        assertThat(read.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void compatibilityDateComesFromTheNewestVersionUnlessItIsGiven() {
        ManagedFunction function = workspace.function();
        String first = function.version(ManagedFunction.PING);
        String maximum = date(function, first);
        String second = function.completed(workspace
                .admin()
                .createVersion(
                        function.id(),
                        object(Map.of("code", ManagedFunction.PING, "compatibility_date", "2024-02-29"))));
        String third = function.version(ManagedFunction.PING);
        String fourth = function.versionFrom(first, object(Map.of("code", ManagedFunction.PING)));
        String fifth = function.versionFrom(
                first, object(Map.of("code", ManagedFunction.PING, "compatibility_date", "2024-03-01")));

        assertThat(maximum).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(date(function, second)).isEqualTo("2024-02-29");
        assertThat(date(function, third)).isEqualTo("2024-02-29");
        assertThat(date(function, fourth)).isEqualTo(maximum);
        assertThat(date(function, fifth)).isEqualTo("2024-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01", "2023-02-29", "yesterday", "2024-1-1", ""})
    void compatibilityDateAfterTheMaximumOrNoDateAtAllIsRefused(String date) {
        ManagedFunction function = workspace.function();

        Reply refused = workspace
                .admin()
                .createVersion(function.id(), object(Map.of("code", ManagedFunction.PING, "compatibility_date", date)));

        assertInvalid(refused, "compatibility_date");
    }

    @Test
    void codeOfExactlyTheLimitPassesCountedInBytesOfUtf8() {
        ManagedFunction function = workspace.function();
        String code = codeOf(CODE_BYTES);
        assertThat(code.getBytes(StandardCharsets.UTF_8)).hasSize(CODE_BYTES);

        String versionId = function.deployed(code);

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("pong");
        assertThat(workspace.admin().getCode(function.id(), versionId).body()).isEqualTo(code);
    }

    @Test
    void codeOneByteOverTheLimitIsRefusedEvenIfItHasFewerCharacters() {
        ManagedFunction function = workspace.function();
        String code = codeOf(CODE_BYTES + 1);
        assertThat(code.length()).isLessThan(CODE_BYTES);

        Reply refused = workspace.admin().createVersion(function.id(), code, Map.of());
        String base = function.version(ManagedFunction.PING);
        Reply refusedChange = workspace.admin().updateVersion(function.id(), base, object(Map.of("code", code)));

        JsonObject error = assertError(refused, 422, "CODE_TOO_LARGE");
        assertThat(error.getString("message").replaceAll("[,. ]", "")).contains("512000");
        assertError(refusedChange, 422, "CODE_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "code                       | {}",
                "code                       | {'code':null}",
                "code                       | {'code':12}",
                "code                       | {'code':''}",
                "compatibility_date         | {'code':'CODE','compatibility_date':20240101}",
                "environment_variables      | {'code':'CODE','environment_variables':[]}",
                "environment_variables      | {'code':'CODE','environment_variables':'A=1'}",
                "environment_variables.A    | {'code':'CODE','environment_variables':{'A':1}}",
                "environment_variables.A    | {'code':'CODE','environment_variables':{'A':null}}",
                "environment_variables.A    | {'code':'CODE','environment_variables':{'A':{'B':'C'}}}",
            })
    void createRefusesAValueThatIsNotAllowedAndNamesIt(String attribute, String body) {
        ManagedFunction function = workspace.function();
        String json = body.replace('\'', '"').replace("CODE", "export function onInvoke() {}");

        assertInvalid(workspace.admin().send("POST", versions(function), json), attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"code\":", "null", "{\"code\":\"x\"}}"})
    void createRefusesABodyThatIsNotAJsonObject(String body) {
        ManagedFunction function = workspace.function();

        assertError(workspace.admin().send("POST", versions(function), body), 400, "MALFORMED_JSON");
    }

    @Test
    void changeRefusesABodyThatIsNotJsonOrOfWrongTypesOrChangesNothing() {
        ManagedFunction function = workspace.function();
        String base = function.version(ManagedFunction.PING);
        String path = versions(function) + "/" + base;

        assertError(workspace.admin().send("PATCH", path, "{code}"), 400, "MALFORMED_JSON");
        assertInvalid(workspace.admin().send("PATCH", path, "{\"code\":1}"), "code");
        assertInvalid(
                workspace.admin().send("PATCH", path, "{\"environment_variables\":{\"A\":1}}"),
                "environment_variables.A");
        assertError(workspace.admin().send("PATCH", path, "{}"), 422, "VALIDATION_FAILED");
    }

    @Test
    void listPagesThroughAllVersionsNewestFirstByFollowingNextPage() {
        ManagedFunction function = workspace.function();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, function.version(ManagedFunction.PING + "// " + i));
        }

        List<String> read = new ArrayList<>();
        Reply page = workspace.admin().listVersions(function.id(), "?per_page=2");
        int pages = 1;
        read.addAll(ids(page));
        while (page.json().get("next_page") != JsonValue.NULL) {
            assertThat(ids(page)).hasSize(2);
            page = workspace.admin().follow(page.text("next_page")).must(200);
            read.addAll(ids(page));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(read).containsExactlyElementsOf(made);
    }

    @Test
    void listCanBeAscendingAndKeepsTheOrderOnTheNextPage() {
        ManagedFunction function = workspace.function();
        String first = function.version(ManagedFunction.PING + "// 1");
        String second = function.version(ManagedFunction.PING + "// 2");

        Reply page = workspace.admin().listVersions(function.id(), "?order=asc&order_by=created_at&per_page=1");

        assertThat(ids(page.must(200))).containsExactly(first);
        assertThat(ids(workspace.admin().follow(page.text("next_page")))).containsExactly(second);
        assertThat(ids(workspace.admin().listVersions(function.id(), "?order=desc")))
                .containsExactly(second, first);
    }

    @Test
    void listOfAFunctionWithoutVersionsIsEmpty() {
        Reply list =
                workspace.admin().listVersions(workspace.function().id(), "").must(200);

        assertThat(ids(list)).isEmpty();
        assertThat(list.json().get("next_page")).isEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "per_page, ?per_page=0",
        "per_page, ?per_page=101",
        "per_page, ?per_page=many",
        "per_page, ?per_page=99999999999999",
        "page_token, ?page_token=rubbish",
        "order, ?order=sideways",
        "order_by, ?order_by=size",
    })
    void listRefusesAQueryThatIsNotAllowedAndNamesTheParameter(String parameter, String query) {
        assertInvalid(workspace.admin().listVersions(workspace.function().id(), query), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "not-an-id"})
    void unknownAndImpossibleIdsAnswer404(String id) {
        ManagedFunction function = workspace.function();
        JsonObject change = object(Map.of("code", ManagedFunction.PING));

        assertThat(List.of(
                        workspace.admin().createVersion(id, change),
                        workspace.admin().listVersions(id, ""),
                        workspace.admin().getVersion(id, UNKNOWN),
                        workspace.admin().getVersion(function.id(), id),
                        workspace.admin().getCode(function.id(), id),
                        workspace.admin().updateVersion(function.id(), id, change)))
                .allSatisfy(reply -> assertError(reply, 404, "NOT_FOUND"));
    }

    @Test
    void versionOfAnotherFunctionOfTheSameSiteIsNotFound() {
        ManagedFunction one = workspace.function();
        ManagedFunction two = workspace.function();
        String versionOfOne = one.version(ManagedFunction.PING);

        assertError(workspace.admin().getVersion(two.id(), versionOfOne), 404, "NOT_FOUND");
        assertError(workspace.admin().getCode(two.id(), versionOfOne), 404, "NOT_FOUND");
        assertError(
                workspace.admin().updateVersion(two.id(), versionOfOne, object(Map.of("code", ManagedFunction.PING))),
                404,
                "NOT_FOUND");
    }

    /** Returns a module of exactly this many bytes with fewer characters than that. */
    private static String codeOf(int bytes) {
        String wide = ManagedFunction.PING + "// " + "õ".repeat(1_000);
        return wide + "x".repeat(bytes - wide.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String versions(ManagedFunction function) {
        return "/functions/" + function.id() + "/versions";
    }

    private String date(ManagedFunction function, String versionId) {
        return workspace.admin().getVersion(function.id(), versionId).must(200).text("compatibility_date");
    }

    private static List<String> ids(Reply list) {
        return list.json().getJsonArray("function_versions").getValuesAs(JsonObject.class).stream()
                .map(version -> version.getString("id"))
                .toList();
    }
}
