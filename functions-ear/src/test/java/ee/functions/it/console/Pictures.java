// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of pages, in {@code target/console} after each run. With {@code -Dconsole.screenshots=docs} they are written to
 * {@code docs/console} too, where readers see them.
 */
final class Pictures {
    private static final Path MADE = Path.of("target", "console");
    private static final Path SHOWN = Path.of("..", "docs", "console");

    private Pictures() {}

    /** Keeps a picture under a name of lower-case letters, digits and hyphens. */
    static void keep(String name, byte[] png) {
        folders().forEach(folder -> Browser.write(folder.resolve(name + ".png"), png));
    }

    private static List<Path> folders() {
        return "docs".equals(System.getProperty("console.screenshots")) ? List.of(MADE, SHOWN) : List.of(MADE);
    }
}
