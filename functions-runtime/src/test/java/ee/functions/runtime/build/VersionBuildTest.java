// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.engine.EngineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionBuildTest {

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofSeconds(60)));

    private static Artifact built(String code) {
        BuildResult result = Offers.forNashorn(BUILD, new SourceModule("main.js", code));
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        return ((BuildResult.Built) result).artifact();
    }

    private static List<BuildMessage> rejected(String code) {
        BuildResult result = Offers.forNashorn(BUILD, new SourceModule("main.js", code));
        assertThat(result).isInstanceOf(BuildResult.Rejected.class);
        return ((BuildResult.Rejected) result).errors();
    }

    @Nested
    class Build {

        @Test
        void givesOneStrictFunctionInAscii() {
            Artifact artifact = built("export const onInvoke = () => new Response('h\u00e9 \u20ac');");

            assertThat(artifact.script()).startsWith("(function(").contains("\"use strict\"");
            assertThat(artifact.script().chars()).allMatch(c -> c < 128);
            assertThat(artifact.pipelineId())
                    .isEqualTo(BUILD.pipelineId(EngineKind.NASHORN))
                    .contains("esbuild");
            assertThat(artifact.sourceMap()).startsWith("{\"version\":3,\"sources\":[\"main.js\"]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "export function onInvoke() {}",
                    "export async function onInvoke() {}",
                    "export function* onInvoke() {}",
                    "export const onInvoke = () => {};",
                    "export let onInvoke = async () => {};",
                    "function f() {} export { f as onInvoke };",
                    "const onInvoke = function () {}; export { onInvoke };",
                    "export const { onInvoke } = { onInvoke() {} };",
                    "export const [onInvoke] = [() => {}], other = 1;",
                    "export default class {} export class X {} export var onInvoke = 1;",
                })
        void findsTheEntryPointInAnyForm(String code) {
            assertThat(built(code).script()).containsPattern("\"onInvoke\":\\s*\\w+");
        }

        @Test
        void putsAGuardIntoEachCatch() {
            assertThat(built("export function onInvoke() { try { a() } catch { b() } }")
                            .script())
                    .contains("$rt$caught(");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "const y = await 5;",
                    "for await (const z of []) {}",
                    "const m = import('x');",
                    "const u = import.meta.url;",
                    "const a = 1; try { a = 2; } catch {}",
                    "export { onInvoke as 'a name', onInvoke as default };",
                    "const o = { m() { return super.m?.(); } };",
                    "class A extends Map { constructor() { const s = () => super(); s(); } }",
                    "const f = () => typeof x; let x;",
                })
        void takesWhatTheEngineLacks(String code) {
            assertThat(built(code + "\nexport const onInvoke = () => {};").script())
                    .contains("onInvoke");
        }

        @Test
        void readsAnExportThatChangesWhenItIsAskedFor() {
            assertThat(built("export let onInvoke = 1; onInvoke = () => {};").script())
                    .containsPattern("get \"onInvoke\"\\(\\)");
        }

        @Test
        void keepsNamesOfProperties() {
            assertThat(built("export const onInvoke = (r) => r.someProperty.otherProperty;")
                            .script())
                    .contains(".someProperty")
                    .contains(".otherProperty");
        }

        @Test
        void isTheSameEachTime() {
            String code = "export class A { #x = 1; }\nexport const onInvoke = async () => { await 1; };";

            assertThat(built(code)).isEqualTo(built(code));
        }
    }

    @Nested
    class Rejection {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "let x = ;                             | 1 | 9  | Unexpected \";\"",
                    "const a = '\u00e4\u20ac\ud83d\ude00', b = ;   | 1 | 23 | Unexpected \";\"",
                    "import fs from 'fs';                  | 1 | 1  | Modules cannot be imported; bundle 'fs'",
                    "export * from 'other';                | 1 | 1  | cannot be re-exported; bundle 'other'",
                    "const b = 10n;                        | 1 | 11 | BigInt",
                    "class A { #y; m() { [this.#y = 5] = []; } } | 1 | 27 | A private member cannot be the variable of a loop",
                    "class A { #y; m() { for (this.#y of []); } } | 1 | 31 | A private member cannot be the variable of a loop",
                    "const r = /a(/;                       | 1 | 11 | /a(/: Unterminated group (at 2)",
                    "const r = 1 + /[b-a]/g;               | 1 | 15 | Range out of order in character class (at 1)",
                    "const r = /(?<a>.)(?<a>.)/;           | 1 | 11 | Duplicate capture group name (at 10)",
                    "const r = /\\p{Foo}/u;                | 1 | 11 | Invalid property name 'Foo' (at 0)",
                    "const $rt$n = 1;                      | 1 | 7  | reserved",
                    "const a = { x: $rt$check };            | 1 | 16 | reserved",
                    "const a = await $jscomp;               | 1 | 17 | The name $jscomp is reserved.",
                    "async function $rt$module() {}         | 1 | 16 | reserved",
                    "export { $rt$check as check };         | 1 | 10 | is not declared in this file",
                    "import * as a from './a.js';           | 1 | 1  | bundle './a.js' into the function's own file",
                    "export { a } from './a.js';            | 1 | 1  | Modules cannot be imported; bundle './a.js'",
                    "await 1; const c = 0xffn;              | 1 | 20 | BigInt literals are not supported.",
                    "with (a) {}                            | 1 | 1  | With statements cannot be used",
                    "const f = (a = b, b = 1) => a;         | 1 | 16 | before declaration: b",
                    "delete a;                              | 1 | 8  | Delete of a bare identifier",
                    "class A { #x; m() { this.#y; } }       | 1 | 26 | Private name \"#y\" must be declared",
                })
        void namesTheProblemAndItsPlace(String code, int line, int column, String text) {
            List<BuildMessage> errors = rejected(code + "\nexport const onInvoke = () => {};");

            assertThat(errors.get(0).text()).contains(text);
            assertThat(errors.get(0).line()).isEqualTo(line);
            assertThat(errors.get(0).column()).isEqualTo(column);
        }

        @Test
        void namesPlacesBehindOtherLines() {
            assertThat(rejected("""
                    class A {
                      #hidden = 1;
                      size() {
                        return this.#hidden + 10n;
                      }
                    }
                    export const onInvoke = () => new A();
                    """)).containsExactly(new BuildMessage("BigInt literals are not supported.", 4, 27));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "const a = 1;", "export const fetch = () => {};", "export { a as invoke }; const a = 1;"
                })
        void wantsTheEntryPoint(String code) {
            assertThat(rejected(code)).singleElement().satisfies(message -> {
                assertThat(message.text()).contains("onInvoke", "default", "handler");
                assertThat(message.line()).isZero();
            });
        }

        @Test
        void endsABuildAtItsTimeLimit(@TempDir Path directory) throws IOException {
            Path sleeper = Files.writeString(directory.resolve("esbuild"), "#!/bin/sh\nexec sleep 600\n");
            assertThat(sleeper.toFile().setExecutable(true)).isTrue();
            VersionBuild impatient = new VersionBuild(new BuildSettings(sleeper, Duration.ofMillis(300)));

            BuildResult result =
                    Offers.forNashorn(impatient, new SourceModule("main.js", "export const onInvoke = 1;"));

            assertThat(result)
                    .isEqualTo(new BuildResult.Rejected(
                            List.of(new BuildMessage("The build took longer than 300 ms and was stopped.", 0, 0))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ x", ".next()"})
    void aTreeTooDeepToWalkIsRejected(String link) {
        String code = "export const onInvoke = (x) => x " + link.repeat(20_000) + ";";

        assertThat(rejected(code))
                .singleElement()
                .satisfies(error -> assertThat(error.text()).contains("too deeply"));
    }

    @Nested
    class WithoutEsbuild {

        private final VersionBuild build = VersionBuild.withoutEsbuild(Duration.ofSeconds(60));

        @Test
        void closureBuildsTheSourceAlone() {
            BuildResult result = Offers.forNashorn(build, new SourceModule("main.js", """
                    export default class Shop { static open = async () => { await null; }; }
                    export async function onInvoke(request) { return request?.url ?? `${await 1}`; }
                    """));

            assertThat(result).isInstanceOfSatisfying(BuildResult.Built.class, built -> {
                assertThat(built.artifact().script()).contains("\"onInvoke\":onInvoke");
                assertThat(built.artifact().pipelineId()).doesNotContain("esbuild");
            });
        }

        @Test
        void messagesNameThePlace() {
            BuildResult result = Offers.forNashorn(build, new SourceModule("main.js", "\nlet x = ;\n"));

            assertThat(result).isInstanceOfSatisfying(BuildResult.Rejected.class, rejected -> {
                assertThat(rejected.errors().get(0).line()).isEqualTo(2);
                // esbuild names the unexpected token, Closure the place behind it
                assertThat(rejected.errors().get(0).column()).isEqualTo(10);
            });
        }
    }
}
