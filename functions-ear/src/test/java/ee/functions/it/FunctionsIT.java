// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static ee.functions.it.client.ErrorBody.assertError;
import static ee.functions.it.client.ErrorBody.assertInvalid;
import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.FunctionsClient;
import ee.functions.it.client.Reply;
import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.Workspace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** {@code /functions} and {@code /functions/{id}}. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class FunctionsIT {
    private static final int FUNCTIONS_PER_SITE = 30;

    @RegisterExtension
    final Workspace workspace = new Workspace();

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void createAnswersTheFunctionWithoutACurrentVersion() {
        String name = workspace.freshName();
        Reply created = workspace
                .admin()
                .createFunction(Json.createObjectBuilder()
                        .add("site_id", workspace.landscape().siteId())
                        .add("name", name)
                        .add("description", "Päikseline – ☀")
                        .add("warm_instances", 2)
                        .build());
        ManagedFunction function = workspace.manage(Role.ADMIN, created);

        assertThat(created.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonObject body = created.json();
        assertThat(UUID.fromString(function.id())).hasToString(function.id());
        assertThat(body.getString("name")).isEqualTo(name);
        assertThat(body.getString("description")).isEqualTo("Päikseline – ☀");
        assertThat(body.getString("site_id")).isEqualTo(workspace.landscape().siteId());
        assertThat(body.get("current_version")).isEqualTo(JsonValue.NULL);
        assertThat(body.getInt("requested_warm_instances")).isEqualTo(2);
        assertThat(function.invocationUri()).matches("/integrations/[0-9a-f-]{36}/endpoint");
        assertThat(function.integrationId()).isNotEqualTo(function.id());
    }

    @Test
    void createAcceptsTheTrailingSlashOfOlderClients() {
        Reply created = workspace
                .admin()
                .send(
                        "POST",
                        "/functions/",
                        object(Map.of("site_id", workspace.landscape().siteId(), "name", workspace.freshName()))
                                .toString());

        workspace.manage(Role.ADMIN, created);
        assertThat(created).returns(201, Reply::status);
    }

    @Test
    void createRefusesANameThatIsTaken() {
        ManagedFunction first = workspace.function();

        Reply second = workspace.admin().createFunction(workspace.landscape().siteId(), first.name());

        JsonObject error = assertError(second, 422, "NAME_TAKEN");
        assertThat(error.getString("type")).isEqualTo("resource_already_exists_error");
    }

    @Test
    void sameNameMayExistInTwoSites() {
        ManagedFunction first = workspace.function();

        Reply second = workspace
                .as(Role.OTHER_SITE)
                .createFunction(workspace.landscape().otherSiteId(), first.name());

        assertThat(workspace.manage(Role.OTHER_SITE, second).name()).isEqualTo(first.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"text\"", "{\"name\":}", "{} {}", "{\"name\":\"\\ud800\"", "not json"})
    void createRefusesABodyThatIsNotAJsonObject(String body) {
        assertError(workspace.admin().send("POST", "/functions", body), 400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "site_id          | {'name':'x'}",
                "name             | {'site_id':'SITE'}",
                "name             | {'site_id':'SITE','name':null}",
                "name             | {'site_id':'SITE','name':7}",
                "name             | {'site_id':'SITE','name':''}",
                "name             | {'site_id':'SITE','name':'semi;colon'}",
                "name             | {'site_id':'SITE','name':'dots.are.out'}",
                "site_id          | {'site_id':['SITE'],'name':'x'}",
                "description      | {'site_id':'SITE','name':'x','description':5}",
                "warm_instances   | {'site_id':'SITE','name':'x','warm_instances':'2'}",
                "warm_instances   | {'site_id':'SITE','name':'x','warm_instances':6}",
                "warm_instances   | {'site_id':'SITE','name':'x','warm_instances':-1}",
                "warm_instances   | {'site_id':'SITE','name':'x','warm_instances':1.5}",
            })
    void createRefusesAValueThatIsNotAllowedAndNamesIt(String attribute, String body) {
        String json =
                body.replace('\'', '"').replace("SITE", workspace.landscape().siteId());

        assertInvalid(workspace.admin().send("POST", "/functions", json), attribute);
    }

    @Test
    void createRefusesANameOrDescriptionThatIsTooLong() {
        String site = workspace.landscape().siteId();

        assertInvalid(workspace.admin().createFunction(site, "x".repeat(256)), "name");
        assertInvalid(
                workspace
                        .admin()
                        .createFunction(object(Map.of(
                                "site_id", site, "name", workspace.freshName(), "description", "x".repeat(2001)))),
                "description");
    }

    @Test
    void createRefusesAnotherMediaType() {
        Reply refused = workspace.admin().send("POST", "/functions", "<name/>", "Content-Type", "application/xml");

        assertError(refused, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void createInAnotherSiteIsRefused() {
        Reply refused = workspace.admin().createFunction(workspace.landscape().otherSiteId(), workspace.freshName());

        assertThat(refused.status()).isIn(403, 404);
        assertThat(refused.json().getString("message")).isNotBlank();
    }

    @Test
    void siteHoldsThirtyFunctionsAndNotOneMore() {
        FunctionsClient other = workspace.as(Role.OTHER_SITE);
        String site = workspace.landscape().otherSiteId();
        int present = other.listFunctions(site)
                .must(200)
                .json()
                .getJsonArray("functions")
                .size();
        ManagedFunction one = workspace.functionOfOtherSite();
        for (int i = present + 1; i < FUNCTIONS_PER_SITE; i++) {
            workspace.functionOfOtherSite();
        }

        JsonObject error =
                assertError(other.createFunction(site, workspace.freshName()), 422, "FUNCTION_LIMIT_REACHED");
        assertThat(error.getString("type")).isEqualTo("resource_limit_exceeded_error");
        assertThat(error.getString("message")).contains("30");

        other.deleteFunction(one.id()).must(204);
        assertThat(workspace.functionOfOtherSite().id()).isNotEqualTo(one.id());
    }

    @Test
    void listShowsTheFunctionsOfTheSiteOnly() {
        ManagedFunction mine = workspace.function();
        ManagedFunction theirs = workspace.functionOfOtherSite();

        Reply list =
                workspace.admin().listFunctions(workspace.landscape().siteId()).must(200);

        assertThat(ids(list)).contains(mine.id()).doesNotContain(theirs.id());
        JsonObject item = list.json().getJsonArray("functions").getValuesAs(JsonObject.class).stream()
                .filter(function -> function.getString("id").equals(mine.id()))
                .findFirst()
                .orElseThrow();
        assertThat(item).containsKeys("id", "name", "description", "site_id", "invocation_uri");
    }

    @Test
    void listAcceptsBracketsRawAndEncodedAndSeveralSites() {
        ManagedFunction mine = workspace.function();
        String site = workspace.landscape().siteId();

        Reply encoded = workspace.admin().send("GET", "/functions?site_ids%5B%5D=" + site, null);
        Reply twice = workspace.admin().listFunctions(site, site);

        assertThat(ids(encoded.must(200))).contains(mine.id());
        assertThat(ids(twice.must(200))).containsOnlyOnce(mine.id());
    }

    @Test
    void listNeverShowsAnotherSitesFunctions() {
        ManagedFunction theirs = workspace.functionOfOtherSite();

        Reply list = workspace.admin().listFunctions(workspace.landscape().otherSiteId());

        assertThat(list.body()).doesNotContain(theirs.id());
        assertThat(list.status()).isIn(200, 403, 404);
    }

    @Test
    void listNeedsASite() {
        assertInvalid(workspace.admin().listFunctions(), "site_ids[]");
    }

    @Test
    void getAnswersWhatCreateAnswered() {
        ManagedFunction function = workspace.function();

        Reply read = workspace.admin().getFunction(function.id()).must(200);

        assertThat(read.text("name")).isEqualTo(function.name());
        assertThat(read.text("invocation_uri")).isEqualTo(function.invocationUri());
        assertThat(read.json().get("current_version")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void getShowsTheCurrentVersionAfterADeployment() {
        ManagedFunction function = workspace.function();
        String versionId = function.deployed(ManagedFunction.PING);

        JsonObject current =
                workspace.admin().getFunction(function.id()).must(200).json().getJsonObject("current_version");

        assertThat(current.getString("id")).isEqualTo(versionId);
        assertThat(current.getString("href")).isEqualTo("/functions/" + function.id() + "/versions/" + versionId);
        assertThat(current.getString("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
    }

    @Test
    void acceptOfTheVendorTypeIsAnsweredWithPlainJson() {
        ManagedFunction function = workspace.function();

        Reply read = workspace
                .admin()
                .send("GET", "/functions/" + function.id(), null, "Accept", FunctionsClient.VENDOR_TYPE);

        assertThat(read.must(200).header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void updateChangesOnlyWhatIsGiven() {
        ManagedFunction function = workspace.function();
        FunctionsClient author = workspace.as(Role.AUTHOR);
        String name = workspace.freshName();

        author.updateFunction(function.id(), object(Map.of("description", "first")))
                .must(200);
        Reply renamed = author.updateFunction(function.id(), object(Map.of("name", name)))
                .must(200);

        assertThat(renamed.text("name")).isEqualTo(name);
        assertThat(renamed.text("description")).isEqualTo("first");
        assertThat(renamed.text("invocation_uri")).isEqualTo(function.invocationUri());
        assertThat(author.getFunction(function.id()).text("name")).isEqualTo(name);
    }

    @Test
    void updateWithNullRemovesTheDescription() {
        ManagedFunction function = workspace.function();
        FunctionsClient author = workspace.as(Role.AUTHOR);
        author.updateFunction(function.id(), object(Map.of("description", "first")))
                .must(200);

        Reply updated = author.updateFunction(
                function.id(), Json.createObjectBuilder().addNull("description").build());

        assertThat(updated.must(200).json().get("description")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void updateRefusesANameThatIsTaken() {
        ManagedFunction first = workspace.function();
        ManagedFunction second = workspace.function();

        Reply refused = workspace.as(Role.AUTHOR).updateFunction(second.id(), object(Map.of("name", first.name())));

        assertError(refused, 422, "NAME_TAKEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name           | {'name':null}",
                "name           | {'name':''}",
                "name           | {'name':['x']}",
                "description    | {'description':{}}",
                "warm_instances | {'warm_instances':true}",
                "warm_instances | {'warm_instances':6}",
            })
    void updateRefusesAValueThatIsNotAllowedAndNamesIt(String attribute, String body) {
        ManagedFunction function = workspace.function();

        Reply refused = workspace.as(Role.AUTHOR).send("PATCH", "/functions/" + function.id(), body.replace('\'', '"'));

        assertInvalid(refused, attribute);
        assertThat(workspace.admin().getFunction(function.id()).text("name")).isEqualTo(function.name());
    }

    @Test
    void updateRefusesABodyThatIsNotJson() {
        ManagedFunction function = workspace.function();

        assertError(
                workspace.as(Role.AUTHOR).send("PATCH", "/functions/" + function.id(), "{\"name\": \"x\""),
                400,
                "MALFORMED_JSON");
    }

    @Test
    void deleteTakesVersionsTasksAndInvocationUriAlong() {
        ManagedFunction function = workspace.function();
        String versionId = function.deployed(ManagedFunction.PING);
        function.invoke("{}").must(200);

        Reply deleted = workspace.admin().deleteFunction(function.id());

        assertThat(deleted).returns(204, Reply::status).returns("", Reply::body);
        assertError(workspace.admin().getFunction(function.id()), 404, "NOT_FOUND");
        assertError(workspace.admin().getVersion(function.id(), versionId), 404, "NOT_FOUND");
        assertError(workspace.admin().deleteFunction(function.id()), 404, "NOT_FOUND");
        assertError(function.invoke("{}"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1", "not-an-id", "stats%20", "1-1-1-1-1"})
    void unknownAndImpossibleIdsAnswer404(String id) {
        JsonObject body = object(Map.of("description", "x"));

        assertThat(List.of(
                        workspace.admin().getFunction(id),
                        workspace.as(Role.AUTHOR).updateFunction(id, body),
                        workspace.admin().deleteFunction(id)))
                .allSatisfy(reply -> {
                    assertThat(reply).returns(404, Reply::status);
                    assertThat(reply.json().getString("message")).isNotBlank();
                });
    }

    @Test
    void unknownPathAnswers404AndWrongMethodAnswers405() {
        assertError(workspace.admin().send("GET", "/nothing/here", null), 404, "ROUTE_NOT_FOUND");
        assertError(workspace.admin().send("PUT", "/functions", "{}"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void everyAnswerCarriesARequestId() {
        assertThat(workspace
                        .admin()
                        .listFunctions(workspace.landscape().siteId())
                        .header("X-Request-Id"))
                .isPresent();
        assertThat(workspace.admin().getFunction("unknown").header("X-Request-Id"))
                .isPresent();
    }

    private static List<String> ids(Reply list) {
        return list.json().getJsonArray("functions").getValuesAs(JsonObject.class).stream()
                .map(function -> function.getString("id"))
                .toList();
    }
}
