// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium without a window, one for the tests of a class. It needs the packages {@code chromium} and {@code chromium-driver} of
 * the machine; nothing is downloaded. What a failed test saw last is kept in {@code target/console/failed}.
 */
final class Browser implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {
    /** How wide a screen is that has room for everything, in pixels. */
    static final int WIDE = 1440;
    /** How wide a telephone is, in pixels. */
    static final int NARROW = 390;

    private static final int WIDE_HEIGHT = 900;
    private static final int NARROW_HEIGHT = 844;

    /** Far longer than anything takes: who waits this long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(50);

    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));
    private static final Path TARGET = Path.of("target", "console");

    private @Nullable ChromeDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path program = installed(PROGRAMS, "chromium");
        Path driverProgram = installed(DRIVERS, "chromium-driver");
        Files.createDirectories(TARGET);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                // Containers of a build have no user to fall back to, no graphics and little shared memory.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en-GB",
                "--window-size=" + WIDE + "," + WIDE_HEIGHT);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("target/it-chromedriver.log"))
                .withAppendLog(true)
                .build();
        driver = new ChromeDriver(service, options);
        driver().manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        show(WIDE);
        preferColours("light");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
            driver = null;
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && driver != null) {
            String name = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-");
            Path failed = Files.createDirectories(TARGET.resolve("failed"));
            try {
                Files.write(failed.resolve(name + ".png"), seen());
                Files.writeString(
                        failed.resolve(name + ".txt"),
                        driver.getCurrentUrl() + "\n\n" + String.join("\n", severeEntries()) + "\n\n"
                                + driver.getPageSource());
            } catch (WebDriverException gone) {
                Files.writeString(failed.resolve(name + ".txt"), gone.toString());
            }
        }
    }

    ChromeDriver driver() {
        if (driver == null) {
            throw new IllegalStateException("the browser runs during tests only");
        }
        return driver;
    }

    /** Waits until there is something; what is not there yet, still moves, or is not there any more is tried again. */
    <T> T until(String what, Function<ChromeDriver, @Nullable T> found) {
        return new WebDriverWait(driver(), PATIENCE, LOOKS_EVERY)
                .ignoreAll(List.of(
                        NoSuchElementException.class,
                        StaleElementReferenceException.class,
                        ElementNotInteractableException.class))
                .withMessage(what)
                .until(any -> found.apply(driver()));
    }

    /** Runs a script in the page and returns what it returns. */
    @Nullable
    Object run(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    /** Gives the page a screen of this width, {@link #WIDE} or {@link #NARROW}. */
    void show(int width) {
        show(width, width == NARROW ? NARROW_HEIGHT : WIDE_HEIGHT);
    }

    private int width() {
        return size("clientWidth") > NARROW ? WIDE : NARROW;
    }

    private int height() {
        return width() == NARROW ? NARROW_HEIGHT : WIDE_HEIGHT;
    }

    private void show(int width, int height) {
        // Not the size of the window, which Chromium makes no narrower than 500 pixels.
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width == NARROW));
        awaitPaint();
    }

    /** Lets the system prefer these colours, {@code light} or {@code dark}, and no movement. */
    void preferColours(String scheme) {
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "features",
                                List.of(
                                        Map.of("name", "prefers-color-scheme", "value", scheme),
                                        // Half-way between two colours neither eyes nor contrasts can be judged.
                                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        awaitPaint();
    }

    /** Waits until what has changed is on the screen. */
    private void awaitPaint() {
        driver().executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    /** Forgets who is signed in, at Keycloak and in pages. */
    void forgetEverybody() {
        driver().get("about:blank");
        driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Returns a picture of what is on the screen, in the format PNG. */
    byte[] seen() {
        Object data = driver().executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }

    /** Returns a picture of the page from its top to its end, in the format PNG. */
    byte[] wholePage() {
        // On a screen that has room for all of it: of what lies beyond a screen Chromium paints some things late or
        // never.
        int height = (int) Math.max(size("scrollHeight"), height());
        show(width(), height);
        try {
            return seen();
        } finally {
            show(width());
        }
    }

    /** Returns a size of the page in pixels, by its name in the browser. */
    double size(String name) {
        return ((Number) Objects.requireNonNull(run("return document.documentElement." + name))).doubleValue();
    }

    /** Returns what went wrong in pages since this was last asked for, violations of their policy included. */
    List<String> severeEntries() {
        return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Returns the entries of the network that came since this was last asked for, each a JSON of the protocol of developer tools. */
    List<String> networkEntries() {
        return driver().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    private static Path installed(List<Path> places, String packageName) {
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The tests of the console need a browser: install the package " + packageName + ", which has "
                                + places.get(0) + " (apt-get install chromium chromium-driver)."));
    }

    /** Writes a file, with the folders above it. */
    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
