// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.fixture.ManagedFunction;
import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import ee.functions.it.fixture.Workspace;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** Sessions that end while somebody writes: what was written stays. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsoleSessionIT {
    private static final String AUTHOR = "author";
    private static final String LINE = "// written while the session lasted";

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

    @BeforeEach
    void begin() {
        BROWSER.forgetEverybody();
    }

    @Test
    void editsStayWhileTheUserSignsInAgainInAWindow() {
        writeSomething();
        endSession();
        console.click("Create version");
        console.awaitText("Your session has ended");
        console.press(Keys.ESCAPE);
        console.press(Keys.ESCAPE);
        assertThat(console.hasDialog()).as("dialog that cannot be left").isTrue();

        ChromeDriver driver = BROWSER.driver();
        String page = driver.getWindowHandle();
        console.click("Sign in in a window");
        String window = BROWSER.until(
                "no window has opened",
                any -> driver.getWindowHandles().stream()
                        .filter(each -> !each.equals(page))
                        .findFirst()
                        .orElse(null));
        driver.switchTo().window(window);
        assertThat(console.isKeycloakAsking()).isTrue();
        console.signInAtKeycloak(AUTHOR);
        BROWSER.until(
                "the window has not closed", any -> driver.getWindowHandles().equals(Set.of(page)) ? true : null);
        driver.switchTo().window(page);

        console.awaitNoText("Your session has ended");
        console.awaitText("is built. Deploy it");
        assertThat(editor.text()).endsWith(LINE);
    }

    @Test
    void editsStayWhenTheUserSignsInAgainOnThePage() {
        String place = writeSomething();
        endSession();
        console.click("Create version");
        console.awaitText("Your session has ended");
        console.click("Sign in on this page");
        assertThat(console.isKeycloakAsking()).isTrue();
        console.signInAtKeycloak(AUTHOR);
        console.awaitPage("Code");

        assertThat(console.place()).isEqualTo(place);
        assertThat(editor.text()).endsWith(LINE);
        console.click("Create version");
        console.awaitText("is built. Deploy it");
    }

    @Test
    void editsStayWhenThePageIsLoadedAnew() {
        writeSomething();
        BROWSER.driver().navigate().refresh();
        console.awaitPage("Code");

        assertThat(editor.text()).endsWith(LINE);
        console.click("Discard");
        console.click("Discard the changes");
        console.awaitNoText("Draft, kept in this tab");
        assertThat(editor.text()).isEqualTo(ManagedFunction.PING);
    }

    @Test
    void aTokenThatTheServerRefusesIsRenewedAndTheRequestRepeated() {
        ManagedFunction function = workspace.function();
        console.loadAs(AUTHOR, "/functions");
        BROWSER.run("""
                const send = window.fetch;
                window.fetch = (address, how = {}) => {
                  window.fetch = send;
                  return send(address, { ...how, headers: { ...how.headers, Authorization: 'Bearer spoiled' } });
                };
                """);
        console.open("/functions/" + function.id());

        console.awaitText(function.name());
        assertThat(console.hasDialog()).isFalse();
    }

    /** Begins to change the code of a function and returns the place where that is. */
    private String writeSomething() {
        ManagedFunction function = workspace.function();
        function.deployed(ManagedFunction.PING);
        String place = "/functions/" + function.id() + "/code";
        console.loadAs(AUTHOR, place);
        editor.typeAtTheEnd(LINE);
        console.awaitText("Draft, kept in this tab");
        return place;
    }

    /** Ends the session at Keycloak, and lets the page believe that two hours have passed, after which its token is of no use. */
    private void endSession() {
        landscape.accounts().endSessions(AUTHOR);
        BROWSER.run("const now = Date.now; Date.now = () => now() + 2 * 60 * 60 * 1000;");
    }
}
