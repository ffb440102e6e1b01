// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.client.Role;
import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** What an author does in the browser, from the sign-in to the roll-back. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleAuthorIT {
    private static final String AUTHOR = "author";

    private static final String GREETING = """
            export async function onInvoke(request, env, kvStoreFactory) {
              const { payload } = await request.json();
              console.info(`asked for ${payload}`);
              await kvStoreFactory.initializeKvStore().set({ key: "last", value: payload });
              return Response.json({ version: 1, payload });
            }
            """;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    final Workspace workspace = new Workspace();

    private final TestLandscape landscape = TestLandscape.current();
    private final Console console = new Console(BROWSER, landscape.base());
    private final CodeEditor editor = new CodeEditor(BROWSER);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(BROWSER.severeEntries()).isEmpty();
    }

    @Test
    void usersSignInAtKeycloakByCodeAndPkceAndComeToThePageTheyWanted() {
        BROWSER.forgetEverybody();
        console.load("/functions?state=deployed");
        assertThat(console.isKeycloakAsking()).isTrue();
        assertThat(BROWSER.driver().getCurrentUrl())
                .startsWith(landscape.issuer() + "/protocol/openid-connect/auth?")
                .contains("response_type=code", "code_challenge_method=S256", "client_id=functions-console")
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}(&|$)");

        console.signInAtKeycloak(AUTHOR);
        console.awaitPage("Functions");

        assertThat(console.place()).isEqualTo("/functions?state=deployed");
        console.click("Account of author");
        console.awaitText("functions:update");
        assertThat(Objects.requireNonNull(BROWSER.run("return JSON.stringify([localStorage, sessionStorage])"))
                        .toString())
                .as("storage of the browser")
                .doesNotContain("eyJ");
    }

    @Test
    void usersSignOutHereAndAtKeycloak() {
        console.loadAs(AUTHOR, "/functions");
        console.click("Account of author");
        console.click("Sign out");
        console.awaitPage("You are signed out");
        console.load("/functions");

        assertThat(console.isKeycloakAsking()).isTrue();
    }

    @Test
    void aFunctionIsWrittenItsBuildMendedAndDeployed() {
        String name = workspace.freshName();
        console.loadAs(AUTHOR, "/functions");
        console.click("Create a function");
        console.awaitPage("New function");
        console.write("Name", name);
        console.write("Description", "Written in a browser.");
        console.click("Create and deploy");
        console.awaitPage("Code");
        String id = console.place().split("/", -1)[2];
        workspace.deleteAfterwards(id);
        console.awaitText("version 1");

        editor.typeAtTheEnd("const = 7;");
        console.awaitText("Draft, kept in this tab");
        int line = editor.text().split("\n", -1).length;
        console.click("Create and deploy");
        console.awaitText("The build has failed");
        editor.awaitErrorAt(line);
        assertThat(console.control(line + ":").getText()).contains("\"=\"");
        assertThat(currentVersion(id)).isEqualTo(1);

        editor.paste(GREETING);
        console.click("Create and deploy");
        console.awaitText("is deployed and answers.");
        editor.awaitNoError();
        console.awaitNoText("The build has failed");

        assertThat(currentVersion(id)).isEqualTo(2);
        assertThat(code(id)).isEqualTo(GREETING);
        console.awaitNoText("Draft, kept in this tab");
    }

    @Test
    void theEditorKnowsTheTypesOfThePlatform() {
        ManagedFunction function = workspace.function();
        function.deployed(GREETING);
        console.loadAs(AUTHOR, page(function, "/code"));

        editor.paste("""
                /** @type {OnInvoke} */
                export async function onInvoke(request, env, kvStoreFactory) {
                  const { payload } = await request.json();
                  const store = kvStoreFactory.initializeKvStore();
                  await store.set({ key: "last", value: payload });
                  await fetch(env.NEXT ?? "https://example.org", { signal: AbortSignal.timeout(100) });
                  return Response.json(kvStoreFactory.nothing());
                }
                """);

        BROWSER.until("the editor marks nothing", driver -> editor.marks().isEmpty() ? null : true);
        assertThat(editor.marks()).containsExactly("Property 'nothing' does not exist on type 'KvStoreFactory'.");
    }

    @Test
    void aRequestIsComposedSentAndAnsweredWithItsLog() {
        ManagedFunction function = workspace.function();
        function.deployed(GREETING);
        console.loadAs(AUTHOR, page(function, "/test"));

        editor.paste("{\"city\": \"Tartu\"}");
        console.click("Send");
        console.awaitText("\"version\": 1");
        console.awaitText("asked for {\"city\": \"Tartu\"}");
        console.awaitText("Seen by this browser");
        console.click("Headers");
        console.awaitText("x-invocation-id");

        String invocation = BROWSER.driver()
                .findElement(By.cssSelector("main footer a code"))
                .getText();
        console.click(invocation);
        console.awaitText("Invocation " + invocation);
        console.awaitText("Take to the test bench");
    }

    @Test
    void entriesAppearInTheLogWhileItIsFollowed() {
        ManagedFunction function = workspace.function();
        function.deployed(GREETING);
        function.invoke("before").must(200);
        console.loadAs(AUTHOR, page(function, "/logs"));
        console.awaitText("Logs");
        console.click("Follow live");
        console.awaitText("asked for before");
        console.awaitText("Live");

        function.invoke("while it is followed").must(200);
        console.awaitText("asked for while it is followed");

        console.click("Pause");
        function.invoke("while it is paused").must(200);
        console.awaitText("waiting");
        assertThat(console.allText()).doesNotContain("asked for while it is paused");
        console.click("Go on");
        console.awaitText("asked for while it is paused");
        assertThat(console.place()).endsWith("/logs?live=yes");
    }

    @Test
    void itemsAreSetChangedAndDeleted() {
        ManagedFunction function = workspace.function();
        function.deployed(GREETING);
        function.invoke("written by the function").must(200);
        console.loadAs(AUTHOR, "/kv?namespace=" + function.id());
        console.awaitText("written by the function");

        console.click("Set an item");
        console.write("Key", "limits");
        console.write("Value", "{\"most\":3}");
        console.click("Write");
        console.awaitNoDialog();
        console.awaitText("{\"most\":3}");

        console.click("limits");
        console.click("Edit");
        console.write("Value", "{\"most\":4}");
        workspace
                .admin()
                .kvBatch(function.id(), "{\"op\":\"set\",\"key\":\"limits\",\"value\":\"{\\\"most\\\":5}\"}")
                .must(200);
        console.click("Write");
        console.awaitText("Somebody has changed it since you read it.");
        console.click("Write over that");
        console.awaitNoDialog();
        assertThat(items(function)).containsEntry("limits", "{\"most\":4}");

        console.settle();
        console.click("limits");
        console.click("Delete");
        console.click("Delete limits");
        console.awaitText("limits is deleted.");
        assertThat(items(function)).containsOnlyKeys("last");
    }

    @Test
    void aDeploymentIsRolledBack() {
        ManagedFunction function = workspace.function();
        function.deployed(GREETING);
        function.deployed(GREETING.replace("version: 1", "version: 2"));
        console.loadAs(AUTHOR, page(function, "/deployments"));

        console.click("Roll back to version 1");
        console.awaitText("Version 2 answers now.");
        console.click("Roll back to 1");
        console.awaitText("Version 1 of " + function.name() + " answers now.");
        console.awaitNoDialog();
        console.settle();

        assertThat(BROWSER.driver()
                        .findElement(By.cssSelector(".timeline li.current"))
                        .getText())
                .contains("Version 1", "answers now", "rolled back");
        assertThat(function.invoke("\"\"").must(200).body()).contains("\"version\":1");
    }

    @Test
    void variablesAreReplacedAndNeverShown() {
        ManagedFunction function = workspace.function();
        function.deployed(
                "export function onInvoke(request, env) { return new Response(env.GREETING + env.NAME); }",
                Map.of("GREETING", "Tere, "));
        console.loadAs(AUTHOR, page(function, "/environment"));
        console.awaitText("never shown");

        console.write("Name of a new variable", "NAME");
        console.write("Its value", "Tartu");
        console.click("Add");
        console.click("Create and deploy");
        console.awaitText("The version with the new variables answers now.");
        console.settle();

        assertThat(function.invoke("{}").must(200).body()).isEqualTo("Tere, Tartu");
        assertThat(console.allText()).contains("NAME").doesNotContain("Tere, ");
    }

    private static String page(ManagedFunction function, String page) {
        return "/functions/" + function.id() + page;
    }

    private int currentVersion(String functionId) {
        String version = workspace
                .as(Role.READER)
                .getFunction(functionId)
                .must(200)
                .json()
                .getJsonObject("current_version")
                .getString("id");
        return workspace
                .as(Role.READER)
                .getVersion(functionId, version)
                .must(200)
                .json()
                .getInt("sequence_number");
    }

    private String code(String functionId) {
        List<JsonObject> versions = workspace
                .admin()
                .listVersions(functionId, "?per_page=1")
                .must(200)
                .json()
                .getJsonArray("function_versions")
                .getValuesAs(JsonObject.class);
        return workspace
                .admin()
                .getSource(functionId, versions.get(0).getString("id"))
                .must(200)
                .body();
    }

    private Map<String, String> items(ManagedFunction function) {
        Map<String, String> items = new TreeMap<>();
        for (JsonObject item : workspace
                .admin()
                .kvItems(function.id(), "")
                .must(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)) {
            items.put(item.getString("key"), item.getString("value"));
        }
        return items;
    }
}
