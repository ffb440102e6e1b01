// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import ee.functions.it.environment.RealmAccounts;
import java.net.URI;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The console as somebody in front of the browser has it: pages, buttons and fields by the names that one reads. */
final class Console {
    /** A page has settled when nothing is on its way: no placeholder, no editor that loads, no request without its answer. */
    private static final String SETTLED = """
            const page = document.querySelector('main#main') ?? document.querySelector('main.sign-in');
            return page !== null
              && document.querySelector('.loading, .spinner, .editor .waiting, .starting') === null
              && ![...document.querySelectorAll('.calls li > .mono')].some((call) => call.textContent.trim() === '…')
              && (page.querySelector('h1, .empty, .notice') !== null);
            """;

    /** What is to be seen in the dialog that lies on top, else on the page. */
    private static final String SEEN = """
            const [name] = arguments;
            const dialogs = document.querySelectorAll('dialog[open]');
            const seen = (selector) => [...(dialogs[dialogs.length - 1] ?? document).querySelectorAll(selector)]
              .filter((each) => each.checkVisibility({ visibilityProperty: true }));
            """;
    /** The reason why a button cannot be used stands in it for screen readers, and is no part of its name. */
    private static final String CONTROL = SEEN + """
            const nameOf = (each) => each.getAttribute('aria-label') ?? [...each.childNodes]
              .filter((node) => !node.classList?.contains('sr-only'))
              .map((node) => node.textContent).join('').replace(/\\s+/g, ' ').trim();
            const found = seen('button, a[href], summary, [role=option]');
            return found.find((each) => nameOf(each) === name) ?? found.find((each) => nameOf(each).startsWith(name)) ?? null;
            """;

    private static final String FIELD = SEEN + """
            const labels = (each) => [each.getAttribute('aria-label'), ...[...each.labels].map((label) => label.textContent.trim())];
            return seen('input, textarea, select').find((each) => labels(each).includes(name)) ?? null;
            """;

    private final Browser browser;
    private final URI base;

    /**
     * Makes the console of a server.
     *
     * @param functions the address of the REST interface of that server
     */
    Console(Browser browser, URI functions) {
        this.browser = browser;
        this.base = functions.resolve("/console");
    }

    /** Returns the address of the console, without a slash at its end. */
    URI base() {
        return base;
    }

    /** Loads a page anew, whoever is signed in. */
    void load(String path) {
        browser.driver().get(base + path);
    }

    /** Loads a page as this user, who signs in at Keycloak if the browser does not know the user yet. */
    void loadAs(String login, String path) {
        load(path);
        if (isKeycloakAsking()) {
            signInAtKeycloak(login);
        }
        settle();
    }

    /** Waits for the page that comes after a load and tells whether it is Keycloak's. */
    boolean isKeycloakAsking() {
        WebElement first = browser.until(
                "neither the console nor Keycloak came up",
                driver -> driver.findElement(By.cssSelector("#username, main#main, main.sign-in")));
        return "input".equals(first.getTagName());
    }

    /** Fills in Keycloak's own page. */
    void signInAtKeycloak(String login) {
        ChromeDriver driver = browser.driver();
        driver.findElement(By.id("username")).sendKeys(login);
        driver.findElement(By.id("password")).sendKeys(RealmAccounts.USERS_PASSWORD, Keys.ENTER);
    }

    /** Goes to another page without loading anew, as the arrows of the browser do. */
    void open(String path) {
        browser.run(
                "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'));",
                base.getPath() + path);
        settle();
    }

    /** Waits until the page shows all that it has asked for. */
    void settle() {
        browser.until("the page has not settled", driver -> Boolean.TRUE.equals(browser.run(SETTLED)) ? true : null);
    }

    /** Returns where the console is: path and query below its base. */
    String place() {
        URI here = URI.create(Objects.requireNonNull(browser.driver().getCurrentUrl()));
        String query = here.getRawQuery() == null ? "" : "?" + here.getRawQuery();
        return here.getPath().substring(base.getPath().length()) + query;
    }

    /** Waits until the console is at a place that this expression matches. */
    void awaitPlace(String expression) {
        browser.until("the place is not " + expression, driver -> place().matches(expression) ? true : null);
    }

    /** Waits for the page with this heading. */
    void awaitPage(String heading) {
        browser.until(
                "no page " + heading,
                driver -> driver.findElement(By.tagName("h1")).getText().equals(heading) ? true : null);
        settle();
    }

    /** Waits until the console shows this text somewhere. */
    void awaitText(String text) {
        browser.until("the console does not show: " + text, driver -> allText().contains(text) ? true : null);
    }

    /** Waits until the console does not show this text any more. */
    void awaitNoText(String text) {
        browser.until("the console still shows: " + text, driver -> allText().contains(text) ? null : true);
    }

    /** Returns all text that is to be seen. */
    String allText() {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    /** Returns the button, the link or the like of this name, or whose name begins so, in the open dialog if there is one. */
    WebElement control(String name) {
        return browser.until("there is no control " + name, driver -> (WebElement) browser.run(CONTROL, name));
    }

    void click(String name) {
        browser.until("cannot click " + name, driver -> {
            control(name).click();
            return true;
        });
    }

    /** Returns the field with this label, in the open dialog if there is one. */
    WebElement field(String label) {
        return browser.until("there is no field " + label, driver -> (WebElement) browser.run(FIELD, label));
    }

    /** Writes into a field in place of what is there. */
    void write(String label, String text) {
        WebElement field = field(label);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    /** Chooses in a list what has this text. */
    void choose(String label, String text) {
        new Select(field(label)).selectByVisibleText(text);
    }

    /** Returns the role that a control needs which the user may not use, empty if it may be used. */
    String neededRole(String name) {
        WebElement control = control(name);
        String title = control.getDomAttribute("title");
        return "true".equals(control.getDomAttribute("aria-disabled"))
                        && title != null
                        && title.startsWith("Needs the role ")
                ? title.substring("Needs the role ".length())
                : "";
    }

    /** Returns the open dialog. */
    WebElement dialog() {
        return browser.until("there is no dialog", driver -> driver.findElement(By.cssSelector("dialog[open]")));
    }

    boolean hasDialog() {
        return !browser.driver().findElements(By.cssSelector("dialog[open]")).isEmpty();
    }

    void awaitNoDialog() {
        browser.until("the dialog is still there", driver -> hasDialog() ? null : true);
    }

    /** Returns what has the focus. */
    WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        focused().sendKeys(keys);
    }
}
