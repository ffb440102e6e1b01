// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Addresses of the console, which say all that one has chosen, and the ways of the keyboard from one to the other. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleAddressIT {
    private static final String OWNER = "owner";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    final Workspace workspace = new Workspace();

    private final Console console = new Console(BROWSER, TestLandscape.current().base());

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @BeforeEach
    void showAllOfIt() {
        BROWSER.show(Browser.WIDE);
    }

    @Test
    void whatFiltersAListStandsInItsAddress() {
        ManagedFunction function = workspace.function();
        console.loadAs(OWNER, "/functions");
        console.awaitText(function.name());
        console.write("Search functions", function.name());
        console.choose("State", "Not deployed");
        console.awaitPlace("/functions\\?search=it[+][0-9a-f-]+&state=idle");
        String place = console.place();

        console.loadAs(OWNER, place);

        assertThat(console.field("Search functions").getDomProperty("value")).isEqualTo(function.name());
        assertThat(console.field("State").getDomProperty("value")).isEqualTo("idle");
        console.awaitText(function.name());
        console.choose("State", "Deployed");
        console.awaitText("No function is like that");
    }

    @Test
    void addressesOfFilteredListsAreRead() {
        ManagedFunction function = workspace.function();
        function.deployed("export function onInvoke() { console.warn('asked to'); throw new Error('no'); }");
        function.invoke("{}").must(502);
        String pages = "/functions/" + function.id();

        console.loadAs(OWNER, pages + "/invocations?status=FAILURE&outcome=function_error&caller=dev&slower=100");
        assertThat(console.field("Status").getDomProperty("value")).isEqualTo("FAILURE");
        assertThat(console.field("Outcome").getDomProperty("value")).isEqualTo("function_error");
        assertThat(console.field("Caller, the whole name").getDomProperty("value"))
                .isEqualTo("dev");
        assertThat(console.field("Duration").getDomProperty("value")).isEqualTo("100");

        console.open(pages + "/logs?level=WARN,ERROR&search=asked&span=15");
        console.awaitText("asked to");
        assertThat(console.control("WARN").getDomAttribute("aria-pressed")).isEqualTo("true");
        assertThat(console.control("INFO").getDomAttribute("aria-pressed")).isEqualTo("false");
        console.click("INFO");
        console.awaitPlace(".*/logs\\?level=WARN%2CERROR%2CINFO&search=asked&span=15");
        console.choose("Order", "Oldest first");
        console.awaitPlace(".*/logs\\?level=WARN%2CERROR%2CINFO&search=asked&span=15&order=asc");

        console.open("/audit?action=VERSION_DEPLOYED&resource=" + function.id());
        console.awaitText("deployed a version");
        assertThat(console.field("Action").getDomProperty("value")).isEqualTo("VERSION_DEPLOYED");
        assertThat(console.field("Function").getDomProperty("value")).isEqualTo(function.id());

        console.open(pages + "/metrics?days=7");
        assertThat(console.control("7 days").getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void theArrowsOfTheBrowserLeadBack() {
        console.loadAs(OWNER, "/functions");
        console.click("Usage and limits");
        console.awaitPage("Usage and limits");
        console.click("System");
        console.awaitPage("System");

        BROWSER.driver().navigate().back();
        console.awaitPage("Usage and limits");
        BROWSER.driver().navigate().back();
        console.awaitPage("Functions");
        BROWSER.driver().navigate().forward();
        console.awaitPage("Usage and limits");
        assertThat(BROWSER.driver().getTitle()).isEqualTo("Usage and limits · Functions");
    }

    @Test
    void thePaletteFindsPagesAndFunctionsByKeyboard() {
        ManagedFunction function = workspace.function();
        console.loadAs(OWNER, "/usage");

        console.press(Keys.chord(Keys.CONTROL, "k"));
        console.dialog();
        console.press(function.name());
        console.control(function.name());
        console.press(Keys.ENTER);
        console.awaitPage(function.name());

        console.press(Keys.chord(Keys.CONTROL, "k"));
        console.dialog();
        console.press("metrics");
        console.control(function.name() + ": Metrics");
        console.press(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);
        console.awaitPage("Metrics");
        assertThat(console.place()).isEqualTo("/functions/" + function.id() + "/metrics");

        console.press(Keys.chord(Keys.CONTROL, "k"));
        console.dialog();
        console.press(Keys.ESCAPE);
        console.awaitNoDialog();
    }

    @Test
    void keyboardsSkipTheMenuAndComeBackFromDialogs() {
        ManagedFunction function = workspace.function();
        console.loadAs(OWNER, "/functions/" + function.id());
        assertThat(console.focused().getText())
                .as("what a new page gives the focus to")
                .isEqualTo(function.name());

        // To the very beginning of the page, where the keyboard is when somebody comes to it.
        BROWSER.run("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');");
        new Actions(BROWSER.driver()).sendKeys(Keys.TAB).perform();
        assertThat(console.focused().getText()).isEqualTo("Skip to the content");
        console.press(Keys.ENTER);
        assertThat(console.focused().getDomAttribute("id")).isEqualTo("main");

        console.press(Keys.TAB);
        assertThat(console.focused().getText()).isEqualTo("Test");
        console.press(Keys.TAB);
        console.press(Keys.ENTER);
        console.dialog();
        console.press(Keys.ESCAPE);
        console.awaitNoDialog();
        assertThat(console.focused().getText()).isEqualTo("Edit");
    }

    @Test
    void theMenuOfNarrowScreensOpensAndClosesByKeyboard() {
        BROWSER.show(Browser.NARROW);
        console.loadAs(OWNER, "/functions");

        console.control("Menu").sendKeys(Keys.ENTER);
        BROWSER.until("the menu has not opened", driver -> console.control("Audit log"));
        assertThat(console.control("Menu").getDomAttribute("aria-expanded")).isEqualTo("true");
        console.press(Keys.ESCAPE);
        BROWSER.until(
                "the menu has not closed",
                driver -> "false".equals(console.control("Menu").getDomAttribute("aria-expanded")) ? true : null);

        console.control("Menu").sendKeys(Keys.ENTER);
        console.click("Audit log");
        console.awaitPage("Audit log");
        assertThat(console.control("Menu").getDomAttribute("aria-expanded")).isEqualTo("false");
    }

    @Test
    void theMenuOfNarrowScreensLeavesItsButtonFree() {
        ManagedFunction function = workspace.function();
        BROWSER.show(Browser.NARROW);
        // With the links of a function the menu is longer than the screen.
        console.loadAs(OWNER, "/functions/" + function.id());

        console.click("Menu");
        BROWSER.until("the menu has not opened", driver -> console.control("Audit log"));
        console.click("Menu");

        BROWSER.until(
                "the menu has not closed",
                driver -> "false".equals(console.control("Menu").getDomAttribute("aria-expanded")) ? true : null);
    }

    @Test
    void tabsLeaveTheEditorWhenTheyAreToldTo() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        console.loadAs(OWNER, "/functions/" + function.id() + "/code");
        CodeEditor editor = new CodeEditor(BROWSER);
        editor.focus();

        console.press(Keys.chord(Keys.CONTROL, "m"));
        console.press(Keys.TAB);

        BROWSER.until(
                "the focus is still in the editor",
                driver -> Boolean.TRUE.equals(
                                BROWSER.run("return document.activeElement.closest('.monaco-editor') === null"))
                        ? true
                        : null);
        assertThat(editor.text()).isEqualTo(ManagedFunction.PING);
    }
}
