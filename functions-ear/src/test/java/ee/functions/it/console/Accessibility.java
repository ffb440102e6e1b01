// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds on the page that the browser shows. */
final class Accessibility {
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const grave = new Set(['serious', 'critical']);
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
              ({ violations }) => done(violations
                .filter(({ impact }) => grave.has(impact))
                .flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, failureSummary }) =>
                  `${impact} ${id} (${help}) at ${target.join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`))),
              (error) => done([`axe failed: ${error.message}`]));
            """;
    private static final String SCRIPT = script();

    private final Browser browser;

    Accessibility(Browser browser) {
        this.browser = browser;
    }

    /** Returns the serious and the critical findings, each with its place in the page. */
    List<String> graveFindings() {
        if (!Boolean.TRUE.equals(browser.run("return typeof axe === 'object'"))) {
            browser.run(SCRIPT);
        }
        Object found = Objects.requireNonNull(browser.driver().executeAsyncScript(RUN));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
