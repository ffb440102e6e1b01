// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.it.fixture.ShippedEar;
import ee.functions.it.fixture.TestLandscape;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Every page of the console on a site with some life in it: readable by everybody, on every screen, and silent. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class ConsolePagesIT {
    private static final Pattern PAGE = Pattern.compile("page: '([a-z-]+)'");
    /** That nothing is suspended is told by this answer, which the browser notes as if it were a fault. */
    private static final Pattern NOT_SUSPENDED =
            Pattern.compile("\\S+/suspension - Failed to load resource: .* 404 .*");

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** Made once: it takes longer than all tests of a page. */
    private static @Nullable Map<String, String> ids;

    private final TestLandscape landscape = TestLandscape.current();
    private final Console console = new Console(BROWSER, landscape.base());
    private final Accessibility accessibility = new Accessibility(BROWSER);

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return ShippedEar.archive();
    }

    @BeforeEach
    void signIn() {
        if (ids == null) {
            ids = LivelySite.ids(landscape);
            console.loadAs(LivelySite.OWNER, "/");
        }
        BROWSER.show(Browser.WIDE);
        BROWSER.preferColours("light");
    }

    @ParameterizedTest
    @EnumSource
    void placeIsForEverybodyOnEveryScreen(Place place) {
        open(place);
        assertFitsTheScreen("wide");
        picture(place, "1440", true);
        assertThat(accessibility.graveFindings()).as("in light colours").isEmpty();

        BROWSER.preferColours("dark");
        picture(place, "1440-dark", place.shown() == Place.Shown.IN_BOTH_COLOURS);
        assertThat(accessibility.graveFindings()).as("in dark colours").isEmpty();

        BROWSER.preferColours("light");
        BROWSER.show(Browser.NARROW);
        console.settle();
        assertFitsTheScreen("narrow");
        picture(place, "390", true);
        assertThat(accessibility.graveFindings()).as("on a narrow screen").isEmpty();

        assertSilent();
    }

    @Test
    void everyPageIsAmongThePlaces() throws Exception {
        Set<String> missing = new TreeSet<>();
        Matcher pages = PAGE.matcher(shell());
        while (pages.find()) {
            if (!Place.isCovered(pages.group(1))) {
                missing.add(pages.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whatOpensOverPagesIsForEverybody() {
        console.open("/");
        console.click("Find a page or a function");
        assertThat(accessibility.graveFindings()).as("palette").isEmpty();
        console.press("a", Keys.ESCAPE);
        console.awaitNoDialog();

        console.click("Account of");
        assertThat(accessibility.graveFindings()).as("account").isEmpty();
        Pictures.keep("account", BROWSER.seen());

        console.open("/functions/" + id("scheduled") + "/schedules");
        console.click("Add a schedule");
        Pictures.keep("new-schedule", BROWSER.seen());
        assertThat(accessibility.graveFindings()).as("form").isEmpty();
        console.click("Cancel");

        console.open("/functions/" + id("suspended"));
        console.click("Delete");
        assertThat(accessibility.graveFindings()).as("question").isEmpty();
        console.click("Cancel");

        BROWSER.show(Browser.NARROW);
        console.open("/functions/" + id("function"));
        console.click("Menu");
        assertThat(accessibility.graveFindings()).as("menu").isEmpty();
        Pictures.keep("menu-390", BROWSER.seen());
        assertSilent();
    }

    @Test
    void coloursThatSomebodyChoosesStay() {
        console.open("/");
        console.click("Dark colours");
        assertThat(accessibility.graveFindings()).isEmpty();
        assertThat(ground()).isEqualTo("rgb(14, 17, 22)");

        console.loadAs(LivelySite.OWNER, "/functions");
        assertThat(ground()).isEqualTo("rgb(14, 17, 22)");

        console.click("Light colours");
        BROWSER.preferColours("dark");
        assertThat(ground()).isEqualTo("rgb(247, 248, 250)");
        BROWSER.run("localStorage.removeItem('functions.theme'); delete document.documentElement.dataset.theme;");
    }

    private void open(Place place) {
        console.open(place.path(ids()));
        if (place == Place.TEST) {
            new CodeEditor(BROWSER)
                    .paste(
                            "{\n  \"id\": 1042,\n  \"items\": [{ \"article\": \"lamp-204\", \"price\": 64.9, \"amount\": 2 }]\n}");
            console.click("Send");
            console.awaitText("129.8");
            console.awaitText("Log (4)");
            console.settle();
        }
    }

    private void picture(Place place, String kind, boolean wanted) {
        if (wanted && place.shown() != Place.Shown.NOT) {
            Pictures.keep(
                    place.picture() + "-" + kind,
                    place.shown() == Place.Shown.AS_DIALOG ? BROWSER.seen() : BROWSER.wholePage());
        }
    }

    private static void assertFitsTheScreen(String screen) {
        assertThat(BROWSER.size("scrollWidth"))
                .as("what is beside a " + screen + " screen")
                .isLessThanOrEqualTo(BROWSER.size("clientWidth"));
    }

    /** Nothing went wrong in the browser, and nothing was asked of other servers than this one and the identity provider. */
    private void assertSilent() {
        assertThat(BROWSER.severeEntries())
                .filteredOn(entry -> !NOT_SUSPENDED.matcher(entry).matches())
                .isEmpty();
        Set<String> expected = Set.of(origin(console.base()), origin(landscape.issuer()));
        assertThat(BROWSER.networkEntries().stream()
                        .map(ConsolePagesIT::requestedOrigin)
                        .filter(origin -> !origin.isEmpty() && !expected.contains(origin)))
                .isEmpty();
    }

    /** Returns the origin that an entry of the network says is asked, empty if it says something else. */
    private static String requestedOrigin(String entry) {
        try (JsonReader reader = Json.createReader(new StringReader(entry))) {
            JsonObject message = reader.readObject().getJsonObject("message");
            if (!message.getString("method").equals("Network.requestWillBeSent")) {
                return "";
            }
            URI address = URI.create(message.getJsonObject("params")
                    .getJsonObject("request")
                    .getString("url")
                    .replaceFirst("^(data|blob):.*", "$1:page"));
            return List.of("data", "blob", "about").contains(address.getScheme()) ? "" : origin(address);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private String shell() throws IOException, InterruptedException {
        URI address = URI.create(console.base() + "/app.js");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static String ground() {
        return String.valueOf(BROWSER.run("return getComputedStyle(document.documentElement).backgroundColor"));
    }

    private static String id(String name) {
        return ids().get(name);
    }

    private static Map<String, String> ids() {
        if (ids == null) {
            throw new IllegalStateException("the site has no life yet");
        }
        return ids;
    }
}
