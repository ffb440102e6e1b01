// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build makes of modules for V8. */
class ModuleBuildTest {

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofSeconds(60)));

    private static BuildResult build(String fileName, String code) {
        return BUILD.build(new SourceModule(fileName, code), EngineChoice.V8, Offers.BOTH);
    }

    private static Artifact built(String fileName, String code) {
        BuildResult result = build(fileName, code);
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        return ((BuildResult.Built) result).artifact();
    }

    private static List<BuildMessage> rejected(String code) {
        BuildResult result = build("main.js", code);
        assertThat(result).isInstanceOf(BuildResult.Rejected.class);
        return ((BuildResult.Rejected) result).errors();
    }

    @Test
    void keepsTheLanguageOfToday() {
        String code = """
                class Account {
                  #balance = 10n;
                  static {
                    this.proxy = new Proxy({}, {});
                  }
                  read(name) {
                    return this?.#balance ?? /(?i:a)/v.test(`${name}`);
                  }
                }
                await null;
                const onInvoke = async () => new Account().read("a");
                export {
                  onInvoke
                };
                """;

        Artifact artifact = built("main.js", code);

        assertThat(artifact.engine()).isEqualTo(EngineKind.V8);
        assertThat(artifact.script()).isEqualTo(code);
        assertThat(artifact.sourceMap()).startsWith("{\"version\":3,\"sources\":[\"main.js\"]");
    }

    @Test
    void takesTypesAndDecoratorsAway() {
        String script = built("main.ts", """
                interface Input { name: string }
                function logged(value: Function) { return value as any; }
                class Handler { @logged run(input: Input): string { return input.name; } }
                export function onInvoke(input: Input): string { return new Handler().run(input); }
                """).script();

        assertThat(script).doesNotContain("interface", "@logged", ": string").endsWith("export {\n  onInvoke\n};\n");
    }

    @Test
    void aMapLeadsToTheAuthorsText() {
        String code = "let unused;   /* a */\n\n  export   const onInvoke = (a) =>\n      a.first.second;";

        Artifact artifact = built("main.js", code);

        List<String> lines = artifact.script().lines().toList();
        int line = lines.indexOf("const onInvoke = (a) => a.first.second;");
        SourceMapping map = SourceMapping.parse(artifact.sourceMap());
        assertThat(map.source(line, lines.get(line).indexOf("a.first"))).isEqualTo(new SourceMapping.Position(3, 6));
        assertThat(map.source(line, lines.get(line).indexOf("second"))).isEqualTo(new SourceMapping.Position(3, 14));
    }

    @Test
    void theMapOfABundleIsNotFollowed() {
        String map = "eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbImEuanMiXSwibWFwcGluZ3MiOiI7QUFBQSJ9";
        String code = "export const onInvoke = 1;\n//# sourceMappingURL=data:application/json;base64," + map;

        Artifact artifact = built("main.js", code);

        assertThat(artifact.script()).doesNotContain("sourceMappingURL");
        assertThat(artifact.sourceMap()).contains("[\"main.js\"]");
        assertThat(SourceMapping.parse(artifact.sourceMap()).source(0, 6)).isEqualTo(new SourceMapping.Position(0, 13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export function onInvoke() {}",
                "export default class {}",
                "export default () => 1;",
                "export const { handler = 1, x: [y] } = {};",
                "function f() {} export { f as onInvoke, f as 'a \\\\ \\n \"name\"' };",
                "export let onInvoke = `\nexport {\n  a\n};\n`;",
                "exports.handler = () => 1;",
                "module.exports = { onInvoke() {} };",
                "export const handler = 1; import('./main.js'); import.meta.url;\nimport(`x`);",
                "export const handler = `\nimport x from 'y';\nexport * from 'z';\n`;",
                "export const handler = () => f(/*\nimport x from 'y'\n*/ 1);",
            })
    void findsTheEntryPointInAnyForm(String code) {
        assertThat(built("main.js", code).script()).contains("export ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "const onInvoke = 1;",
                "export const fetch = () => {};",
                "const t = `\nexport {\n  onInvoke\n};\n`;",
                "const t = `\nexport {\n  onInvoke\n`; class A {\n};",
            })
    void wantsTheEntryPoint(String code) {
        assertThat(rejected(code)).singleElement().satisfies(message -> {
            assertThat(message.text()).contains("onInvoke", "default", "handler");
            assertThat(message.line()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "let x = ;                             | 1 | 9  | Unexpected \";\"",
                "let y;\\n let x = ;                   | 2 | 10 | Unexpected \";\"",
                "import fs from 'fs';                  | 1 | 1  | Modules cannot be imported; bundle 'fs' into",
                "a();  import 'side';                  | 1 | 7  | Modules cannot be imported; bundle 'side' into",
                "let a;\\nimport b, { c, 'd' as e } from './a.js'; | 2 | 1 | bundle './a.js' into",
                "import * as a from 'it\\\"s';          | 1 | 1  | bundle 'it\"s' into",
                "import d from 'd' with { type: 'json' }; | 1 | 1 | bundle 'd' into",
                "import defer * as d from 'd';         | 1 | 1  | bundle 'd' into",
                "const t = `\\nimport x from 'y'\\n`; import z from 'z'; | 3 | 4 | bundle 'z' into",
                "export * from 'other';                | 1 | 1  | cannot be re-exported; bundle 'other' into",
                "export * as o from 'other';           | 1 | 1  | Modules cannot be imported; bundle 'other' into",
                "export { a } from './a.js';           | 1 | 1  | Modules cannot be imported; bundle './a.js' into",
                "with (a) {}                           | 1 | 1  | With statements cannot be used",
                "export { missing };                   | 1 | 10 | is not declared in this file",
                "class A { m() { this.#y; } }          | 1 | 22 | Private name \"#y\" must be declared",
            })
    void namesTheProblemAndItsPlace(String code, int line, int column, String text) {
        List<BuildMessage> errors = rejected(code.replace("\\n", "\n") + "\nexport const onInvoke = () => {};");

        assertThat(errors.get(0).text()).contains(text);
        assertThat(errors.get(0).line()).isEqualTo(line);
        assertThat(errors.get(0).column()).isEqualTo(column);
    }

    @Test
    void namesEachImport() {
        String code = "import a from 'a';\nimport {\n  b,\n  c\n} from 'b';\nexport const onInvoke = [a, b, c];";

        assertThat(rejected(code)).extracting(BuildMessage::line).containsExactly(1, 2);
        assertThat(Objects.requireNonNull(rejected(code).get(1)).text()).contains("'b'");
    }
}
