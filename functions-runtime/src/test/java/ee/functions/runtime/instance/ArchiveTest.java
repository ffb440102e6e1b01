// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.build.SourceArchive;
import ee.functions.runtime.build.Zips;
import ee.functions.runtime.compat.CompatibilityDates;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What modules of an archive make of each other when they run. */
class ArchiveTest {

    private static final TestHost HOST = new TestHost();

    @AfterAll
    static void close() {
        HOST.close();
    }

    private static String run(String... files) throws Exception {
        Program program = HOST.load(new SourceArchive(files[0], Zips.of(files), 512_000), CompatibilityDates.MAXIMUM);
        InvocationResult result = HOST.run(program, TestHost.LONG);
        assertThat(result).isInstanceOf(InvocationResult.Responded.class);
        return new String(((InvocationResult.Responded) result).body(), StandardCharsets.UTF_8);
    }

    @Test
    void modulesImportEachOtherByRelativePaths() throws Exception {
        assertThat(run(
                        "src/index.js",
                        """
                        import { a } from "./a.js";
                        import b from "../lib/b";
                        import * as folder from "../lib";
                        import { t } from "./types";
                        export async function onInvoke() {
                          const late = await import("./late.js");
                          return new Response([a, b, folder.c, t, late.d].join());
                        }
                        """,
                        "src/a.js",
                        "export const a = 'A';",
                        "src/late.js",
                        "export let d = 'D';",
                        "src/types.ts",
                        "export const t: string = 'T';",
                        "lib/b.mjs",
                        "export default 'B';",
                        "lib/index.js",
                        "export const c = 'C';"))
                .contains("A,B,C,T,D");
    }

    @Test
    void jsonAndTextAreImported() throws Exception {
        assertThat(run("index.js", """
                        import data from "./data.json" with { type: "json" };
                        import { list } from "./data.json";
                        import text from "./a.txt";
                        export const onInvoke = () => new Response(data.list.length + list[1] + text);
                        """, "data.json", "{\"list\": [1, 22]}", "a.txt", "text"))
                .contains("24text");
    }

    @Test
    void packagesInNodeModulesAreImported() throws Exception {
        assertThat(run(
                        "src/index.js",
                        """
                        import main from "with-main";
                        import { a } from "@scope/with-exports";
                        import { b } from "@scope/with-exports/sub/b";
                        import only from "nested";
                        export const onInvoke = () => new Response([main.name, a, b, only].join());
                        """,
                        "node_modules/with-main/package.json",
                        "{\"main\": \"./lib/main\"}",
                        "node_modules/with-main/lib/main.js",
                        "exports.name = 'cjs' + require('./more').more;",
                        "node_modules/with-main/lib/more.js",
                        "module.exports = { more: '+' };",
                        "node_modules/@scope/with-exports/package.json",
                        "{\"exports\": {\".\": {\"node\": \"./node.js\", \"import\": \"./a.js\"}, \"./sub/*\": \"./s/*.js\"}}",
                        "node_modules/@scope/with-exports/a.js",
                        "export const a = 'a';",
                        "node_modules/@scope/with-exports/s/b.js",
                        "export const b = 'b';",
                        "node_modules/nested/index.js",
                        "export { default } from 'inner';",
                        "node_modules/nested/node_modules/inner/index.js",
                        "export default 'inner';"))
                .contains("cjs+,a,b,inner");
    }

    @Test
    void aStackNamesTheFileLineAndColumnOfTheAuthor() throws Exception {
        String result = run("src/index.js", """
                import { fail } from "../lib/fail.js";
                export function onInvoke() {
                  try {
                    fail();
                  } catch (error) {
                    return new Response(error.stack);
                  }
                }
                """, "lib/fail.js", """
                // Fails.
                export function fail() {
                  throw new TypeError("no");
                }
                """);
        assertThat(result)
                .contains("TypeError: no")
                .contains("at fail (lib/fail.js:3:9)")
                .contains("at onInvoke (src/index.js:4:5)");
    }
}
