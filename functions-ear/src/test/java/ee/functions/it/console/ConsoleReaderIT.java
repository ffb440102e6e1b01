// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static ee.functions.it.client.FunctionsClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
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
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the console shows to users who may not do everything: each thing in its place, with the role that it needs. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleReaderIT {
    private static final String READER = "reader";

    private static final String UPDATE = "functions:update";

    private static final List<Refused> REFUSED = List.of(
            new Refused("", List.of("Edit", "Delete"), UPDATE),
            new Refused("/code", List.of("Create version", "Create and deploy"), UPDATE),
            new Refused("/versions", List.of("Roll back", "Delete version 1"), UPDATE),
            new Refused("/deployments", List.of("Roll back to version 1", "Deploy again"), UPDATE),
            new Refused("/test", List.of("Send"), "functions_invoke:create"),
            new Refused("/accepted", List.of("Set a policy"), UPDATE),
            new Refused("/environment", List.of("Add", "Replace", "Take away GREETING", "Import .env"), UPDATE),
            new Refused("/schedules", List.of("Add a schedule", "Pause", "Edit it", "Delete it"), UPDATE),
            new Refused("/scaling", List.of("Set a tag", "Set a policy", "Move", "Remove blue"), UPDATE),
            new Refused("/access", List.of("Set a rule"), UPDATE),
            new Refused("/access", List.of("Suspend"), "functions:administer"));

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    final Workspace workspace = new Workspace();

    private final Console console = new Console(BROWSER, TestLandscape.current().base());

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @Test
    void whatAReaderMayNotDoNamesTheRoleThatItNeeds() {
        ManagedFunction function = prepared();
        for (Refused refused : REFUSED) {
            console.loadAs(READER, "/functions/" + function.id() + refused.page);
            console.awaitText("You may look at this site, but change nothing.");
            for (String name : refused.controls) {
                assertRefused(refused, name);
            }
        }
        assertThat(BROWSER.severeEntries()).isEmpty();
    }

    private void assertRefused(Refused refused, String name) {
        WebElement control = console.control(name);
        assertThat(console.neededRole(name)).as(refused.page + " " + name).isEqualTo(refused.role);
        assertThat(BROWSER.driver()
                        .findElement(By.id(String.valueOf(control.getDomAttribute("aria-describedby"))))
                        .getDomProperty("textContent"))
                .as("what screen readers say of " + refused.page + " " + name)
                .isEqualTo("Needs the role " + refused.role);
        control.click();
        assertThat(console.hasDialog())
                .as("dialog of " + refused.page + " " + name)
                .isFalse();
    }

    @Test
    void aReaderReadsCodeAndCannotWriteIt() {
        ManagedFunction function = prepared();
        console.loadAs(READER, "/functions/" + function.id() + "/code");
        CodeEditor editor = new CodeEditor(BROWSER);

        assertThat(editor.text()).isEqualTo(ManagedFunction.PING);
        assertThat(editor.isReadOnly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/functions/new, New function needs the role functions:create",
        "/kv, Key-value store needs the role functions_kv:update",
        "/audit, Audit log needs the role functions_audit:read",
        "/administration, Sites needs the role functions:administer"
    })
    void pagesThatAReaderMayNotSeeNameTheRole(String page, String text) {
        console.loadAs(READER, page);

        console.awaitText(text);
        assertThat(BROWSER.severeEntries()).isEmpty();
    }

    @Test
    void whoMayOnlyInvokeSeesNoFunctions() {
        BROWSER.forgetEverybody();
        console.loadAs("invoker", "/");
        console.awaitText("Overview needs the role functions:read");
        BROWSER.forgetEverybody();
    }

    /** A function with one of everything that could be changed. */
    private ManagedFunction prepared() {
        ManagedFunction function = workspace.function();
        String first = function.deployed(ManagedFunction.PING, Map.of("GREETING", "Tere"));
        function.deploy(function.versionFrom(first, object(Map.of("code", ManagedFunction.PING))));
        workspace.admin().setTag(function.id(), "blue", first).must(200);
        workspace.admin().createSchedule(function.id(), "0 0 1 1 *").must(201);
        return function;
    }

    /** Controls of a page of a function, and the role that all of them need. */
    private record Refused(String page, List<String> controls, String role) {}
}
