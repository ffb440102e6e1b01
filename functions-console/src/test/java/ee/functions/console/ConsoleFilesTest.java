// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler looks at: that modules find each other, and that the page asks nothing of other servers. */
final class ConsoleFilesTest {
    private static final Path ROOT = Path.of("src/main/webapp");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '([^']+)';");
    private static final Pattern NAMES = Pattern.compile("import \\{([^}]+)\\} from '(\\.[^']+)';");
    private static final Pattern PAGE = Pattern.compile("page: '([a-z-]+)'");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s'\"`)]+");
    /** Addresses that are shown or are names, and that nothing is loaded from. */
    private static final Set<String> NAMED = Set.of("http://www.w3.org/2000/svg");

    @Test
    void everyFileStatesItsLicence() throws IOException {
        for (Path file : files("")) {
            if (!file.toString().endsWith(".ttf")) {
                assertThat(Files.readString(file).lines().limit(3))
                        .as(file.toString())
                        .anyMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0"));
            }
        }
    }

    @Test
    void everyImportIsThere() throws IOException {
        for (Path file : files(".js")) {
            Matcher imports = IMPORT.matcher(Files.readString(file));
            while (imports.find()) {
                String name = imports.group(1);
                if (name.startsWith(".")) {
                    assertThat(file.resolveSibling(name))
                            .as(file + " imports it")
                            .isRegularFile();
                } else {
                    assertThat(name).as(file + " imports it").isIn("preact", "preact/hooks", "uplot");
                }
            }
        }
    }

    @Test
    void everyImportedNameIsExported() throws IOException {
        for (Path file : files(".js")) {
            Matcher imports = NAMES.matcher(Files.readString(file));
            while (imports.find()) {
                String exporting = Files.readString(file.resolveSibling(imports.group(2)));
                for (String name : imports.group(1).strip().split("\\s*,\\s*")) {
                    assertThat(exporting)
                            .as(file + " imports " + name)
                            .containsPattern("export (async )?(function|const|let|class) " + name + "\\b");
                }
            }
        }
    }

    @Test
    void everyPageOfTheShellIsThereAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher pages = PAGE.matcher(Files.readString(ROOT.resolve("app.js")));
        while (pages.find()) {
            named.add(pages.group(1) + ".js");
        }
        Set<String> present = new TreeSet<>();
        for (Path file : files(".js")) {
            if (file.getParent().endsWith("pages")) {
                present.add(file.getFileName().toString());
            }
        }
        assertThat(present).isEqualTo(named);
    }

    @Test
    void nothingIsLoadedFromOtherServers() throws IOException {
        for (Path file : files("")) {
            Matcher addresses = ADDRESS.matcher(Files.readString(file));
            while (addresses.find()) {
                String address = addresses.group();
                assertThat(NAMED.contains(address)
                                || address.contains("example.org")
                                || address.contains("jakarta.ee")
                                || address.contains("www.w3.org"))
                        .as(file + " names " + address)
                        .isTrue();
            }
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }
}
