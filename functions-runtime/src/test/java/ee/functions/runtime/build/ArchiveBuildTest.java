// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveBuildTest {

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofSeconds(60)));

    private static BuildResult build(String... files) {
        return build(BUILD, 512_000, files);
    }

    private static BuildResult build(VersionBuild build, int bundleBytes, String... files) {
        return TestedEngine.build(build, new SourceArchive(files[0], Zips.of(files), bundleBytes));
    }

    private static List<BuildMessage> errors(BuildResult result) {
        assertThat(result).isInstanceOf(BuildResult.Rejected.class);
        return ((BuildResult.Rejected) result).errors();
    }

    private static BuildMessage error(String... files) {
        return errors(build(files)).get(0);
    }

    @Test
    void aSyntaxErrorIsToldWithItsOwnFile() {
        BuildMessage error =
                error("index.js", "import './lib/b.js'; export function onInvoke() {}", "lib/b.js", "\n\nlet ä = ;");
        assertThat(error).isEqualTo(new BuildMessage("Unexpected \";\"", 3, 9, "lib/b.js"));
    }

    @Test
    void anErrorOfALaterStageIsToldWithItsOwnFile() {
        if (TestedEngine.isV8()) {
            return; // takes it
        }
        BuildMessage error = error(
                "index.js",
                "import {big} from './lib/b.js'; export const onInvoke = () => big;",
                "lib/b.js",
                "// a comment\nexport const big =\n  10n;");
        assertThat(error).isEqualTo(new BuildMessage("BigInt literals are not supported.", 3, 3, "lib/b.js"));
    }

    @Test
    void anExportThatIsNotThereIsTold() {
        BuildMessage error = error(
                "index.js",
                "import {b} from './b.js';\nexport const onInvoke = () => b;",
                "b.js",
                "export const a = 1;");
        assertThat(error)
                .isEqualTo(new BuildMessage("No matching export in \"b.js\" for import \"b\"", 1, 9, "index.js"));
    }

    @Test
    void anArchiveWithoutAHandlerIsRefused() {
        assertThat(error("index.js", "export const a = 1;").text()).contains("onInvoke");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import x from '../secret.js'",
                "import x from './../../../../etc/passwd'",
                "import x from '/etc/passwd'",
                "import x from '..'",
                "import x from '.\\\\..\\\\secret.js'",
                "import x from 'file:///etc/passwd'",
                "import x from 'data:text/javascript,export default 1'",
                "import x from 'https://example.com/a.js'",
                "import x from 'node:fs'",
                "import x from 'fs'",
                "import x from '#secret'",
                "import x from 'esbuild/../../secret.js'",
                "export * from '../secret.js'",
                "const x = require('../secret.js')",
                "const x = await import('../secret.js')",
            })
    void animportThatLeavesTheArchiveIsRefusedInItsPlace(String statement) {
        BuildMessage error =
                error("lib/a.js", "import './b.js'; export const onInvoke = 1;", "lib/b.js", "\n  " + statement);
        if (statement.contains("../secret.js") && !statement.contains("esbuild")) {
            // Within the archive, but not there.
            assertThat(error.text()).isEqualTo("The archive has no file for '../secret.js'.");
        }
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isGreaterThan(3);
        assertThat(error.file()).isEqualTo("lib/b.js");
        assertThat(error("a.js", statement + "; export const onInvoke = 1;").file())
                .isEqualTo("a.js");
    }

    @Test
    void anImportAboveTheRootSaysSo() {
        assertThat(error("a.js", "import '../b.js'; export const onInvoke = 1;", "b.js", "")
                        .text())
                .isEqualTo("'../b.js' leads out of the archive.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import(`../../../../etc/${name}`)",
                "import('../../../' + name)",
                "import('.' + './../' + name)",
                "import('' + '../' + name)",
                "import(name ? './' + name : '../' + name)",
                "import(/[)]/.test(name) ? '../' + name : './b.js')",
                "import('\\x2e./' + name)",
                "require(`./${name}.js`)",
                "requ\\u0069re(`./${name}.js`)",
                "import(/* a comment */ `../${name}.js`)"
            })
    void importsThatWouldLookIntoFoldersOfTheServerAreRefused(String call) {
        BuildMessage error = error(
                "index.js",
                "import './b.js'; export const onInvoke = 1;",
                "b.js",
                "const name = 'hosts'; " + call + ";");
        assertThat(error.text()).contains("must be one plain text", "'b.js'");
        assertThat(error.file()).isEqualTo("index.js");
    }

    @Test
    void aSourceMapThatAModuleNamesIsNotRead(@TempDir Path folder) throws Exception {
        Path map = Files.writeString(folder.resolve("secret.map"), "the secret of the server");
        for (String comment : List.of("//# sourceMappingURL=", "//@ sourceMappingURL=", "/*# sourceMappingURL=")) {
            String code =
                    "export const onInvoke = () => 1;\n" + comment + map + (comment.startsWith("/*") ? " */" : "");
            assertThat(build("index.js", code + "\n")).isInstanceOf(BuildResult.Built.class);
            assertThat(build("index.js", "import './b.js'; export const onInvoke = 1", "b.js", code))
                    .isInstanceOf(BuildResult.Built.class);
        }
    }

    @Test
    void filesThatAreNoModulesCannotBeImported() {
        assertThat(error("index.js", "import './a.css'; export const onInvoke = 1;", "a.css", "@import '/etc/passwd';"))
                .extracting(BuildMessage::text)
                .isEqualTo("Only .js, .mjs, .cjs, .ts, .json and .txt files can be imported.");
        assertThat(error("index.js", "import './a.json'; export const onInvoke = 1;", "a.json", "{\n oops}"))
                .isEqualTo(new BuildMessage("Expected string in JSON but found \"oops\"", 2, 2, "a.json"));
    }

    @Test
    void theBundleMayNotBeLargerThanACodeMay() {
        BuildResult result =
                build(BUILD, 1_000, "index.js", "export const onInvoke = () => '" + "x".repeat(2_000) + "';");
        assertThat(errors(result).get(0).text())
                .contains("bytes when they are put into one; at most 1,000 are allowed (functions.version.code-bytes)");
    }

    @Test
    void aBuildThatTakesTooLongIsStopped() {
        VersionBuild impatient = new VersionBuild(new BuildSettings(null, Duration.ofNanos(1)));
        assertThat(errors(build(impatient, 512_000, "index.js", "export const onInvoke = 1;"))
                        .get(0)
                        .text())
                .contains("The build took longer than");
    }

    @Test
    void withoutEsbuildArchivesAreRefused() {
        VersionBuild build = VersionBuild.withoutEsbuild(Duration.ofSeconds(60));
        assertThat(build.build(
                        new SourceArchive("index.js", Zips.of("index.js", "export const onInvoke = 1;"), 1_000),
                        EngineChoice.NASHORN,
                        Offers.NASHORN))
                .extracting(result -> errors(result).get(0).text())
                .asString()
                .contains("functions.build.esbuild-path");
    }

    @Test
    void anotherModuleThatTheEngineRefusesIsToldWithItsOwnFile() {
        BuildMessage error = error(
                "index.js",
                "import './b.js'; export const onInvoke = 1;",
                "b.js",
                "\nexport const a = 1; export const a = 2;");
        assertThat(error.file()).isEqualTo("b.js");
        assertThat(error.line()).isEqualTo(2);
    }
}
