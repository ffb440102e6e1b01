// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChoiceTest {

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofSeconds(60)));
    private static final String HANDLER = "\nexport const onInvoke = () => {};";
    private static final Set<EngineKind> NASHORN = Set.of(EngineKind.NASHORN);
    private static final Set<EngineKind> V8 = Set.of(EngineKind.V8);
    private static final Set<EngineKind> ALL = Set.of(EngineKind.values());
    private static final EngineOffer V8_NOT_ALLOWED = new EngineOffer(ALL, NASHORN);
    private static final EngineOffer V8_NOT_FOR_SITE = new EngineOffer(ALL, ALL, NASHORN);

    private static EngineKind engine(String code, EngineChoice choice, EngineOffer offer) {
        BuildResult result = BUILD.build(new SourceModule("main.js", code), choice, offer);
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        Artifact artifact = ((BuildResult.Built) result).artifact();
        assertThat(artifact.pipelineId()).isEqualTo(BUILD.pipelineId(artifact.engine()));
        return artifact.engine();
    }

    private static List<BuildMessage> errors(String code, EngineChoice choice, EngineOffer offer) {
        BuildResult result = BUILD.build(new SourceModule("main.js", code), choice, offer);
        assertThat(result).isInstanceOf(BuildResult.Rejected.class);
        return ((BuildResult.Rejected) result).errors();
    }

    @Test
    void eachEngineHasAPipelineOfItsOwn() {
        assertThat(BUILD.pipelineId(EngineKind.V8)).startsWith("esm-1/esbuild-");
        assertThat(BUILD.pipelineId(EngineKind.NASHORN)).startsWith("es5-").contains("closure", "esbuild");
    }

    @Nested
    class Named {

        @ParameterizedTest
        @EnumSource(
                value = EngineChoice.class,
                names = {"NASHORN", "V8"})
        void isTaken(EngineChoice choice) {
            assertThat(engine(HANDLER, choice, Offers.BOTH).id()).isEqualTo(choice.id());
        }

        @Test
        void tellsHowV8IsInstalled() {
            assertThat(errors(HANDLER, EngineChoice.V8, Offers.NASHORN))
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.line()).isZero();
                        assertThat(error.text())
                                .contains("v8 is not installed", "docs/ENGINES.md")
                                .endsWith("without it a version needs another engine: nashorn.");
                    });
        }

        @Test
        void tellsWhichPolicyForbidsAnEngine() {
            assertThat(errors(HANDLER, EngineChoice.V8, V8_NOT_ALLOWED))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text())
                            .contains("on this server", "functions.engine.allowed names nashorn"));
            assertThat(errors(HANDLER, EngineChoice.V8, V8_NOT_FOR_SITE))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).contains("for this site, whose policy names nashorn"));
            assertThat(errors(HANDLER, EngineChoice.NASHORN, new EngineOffer(ALL, V8)))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).contains("nashorn is not allowed", "names v8"));
        }

        @Test
        void aSiteCannotAddToTheServer() {
            assertThat(errors(HANDLER, EngineChoice.V8, new EngineOffer(ALL, NASHORN, V8)))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).contains("on this server"));
        }
    }

    @Nested
    class Auto {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "console.log(typeof Proxy, typeof BigInt === 'function', typeof globalThis.WebAssembly);",
                    "const lazy = typeof Proxy === 'undefined' ? null : new Proxy({}, {});",
                    "if (typeof Proxy !== 'undefined') { setTimeout(() => new Proxy({}, {})); } else { [] }",
                    "const is = (x) => typeof SharedArrayBuffer !== 'undefined' && x instanceof SharedArrayBuffer;",
                    "const is = (x) => typeof BigInt === 'undefined' || x === BigInt(1);",
                    "if ('WebAssembly' in globalThis && x) { WebAssembly.compile(x); }",
                    "const P = globalThis.Proxy || class {};",
                    "if (self.Proxy) { new self.Proxy({}, {}); }",
                    "const memory = globalThis.WebAssembly?.Memory;",
                    "globalThis.Proxy = class {};",
                    "const o = { Proxy: 1 }; o.Proxy;",
                    "function f(Proxy) { return new Proxy(); }",
                    "class BigInt {} new BigInt();",
                    "let r; try { r = new RegExp('(?i:a)'); } catch { r = new RegExp('a', 'v'); }",
                    "const r = new RegExp('(', 'v');",
                    "const self = { Proxy: 1 }; f(self.Proxy); function f() {}",
                    "const text = 'Proxy'; const r = new WeakRef({}); new FinalizationRegistry(() => {});",
                })
        void takesNashornForWhatRunsThere(String code) {
            assertThat(engine(code + HANDLER, EngineChoice.AUTO, Offers.BOTH)).isEqualTo(EngineKind.NASHORN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "const x = 10n;",
                    "const p = new Proxy({}, {});",
                    "const f = (x) => BigInt(x);",
                    "const f = () => new globalThis.Proxy({}, {});",
                    "const { compile } = self.WebAssembly;",
                    "const is = (x) => x instanceof SharedArrayBuffer;",
                    "if (typeof Proxy === 'undefined') { throw 1; } new Proxy({}, {});",
                    "if (typeof BigInt !== 'undefined') { new Proxy({}, {}); }",
                    "const r = /(?i:a)b/;",
                    "const r = /\\p{RGI_Emoji}/v;",
                    "const r = /(?<a>x)|(?<a>y)/;",
                    "const r = /\\p{Script=Kawi}/u;",
                    "const r = new RegExp('(?i:a)');",
                    "async function f() { const { a = await 1 } = {}; }",
                    "class A { B = class {}; } const b = new (new A().B)();",
                    "class A { #y; m() { for (this.#y of []); } }",
                })
        void takesV8ForWhatOnlyItHas(String code) {
            assertThat(engine(code + HANDLER, EngineChoice.AUTO, Offers.BOTH)).isEqualTo(EngineKind.V8);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"let x = ;", "import fs from 'fs';", "import fs from 'fs'; const x = 1n;", "const r = /(/;"})
        void rejectsWhatNoEngineTakes(String code) {
            assertThat(errors(code + HANDLER, EngineChoice.AUTO, Offers.BOTH)
                            .get(0)
                            .line())
                    .isEqualTo(1);
        }

        @Test
        void buildsForNashornWhatMayNeverGetThere() {
            String code = "const p = () => new Proxy({}, {});" + HANDLER;

            for (EngineOffer offer : List.of(Offers.NASHORN, V8_NOT_ALLOWED, V8_NOT_FOR_SITE)) {
                assertThat(engine(code, EngineChoice.AUTO, offer)).isEqualTo(EngineKind.NASHORN);
            }
        }

        @Test
        void tellsThatV8WouldTakeIt() {
            String code = "const a = 1;\nconst b = 10n;" + HANDLER;

            assertThat(errors(code, EngineChoice.AUTO, Offers.NASHORN))
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.text())
                                .startsWith(
                                        "BigInt literals are not supported. V8 would take the module, but: The engine v8 is not"
                                                + " installed on this server.");
                        assertThat(error.line()).isEqualTo(2);
                        assertThat(error.column()).isEqualTo(11);
                    });
            assertThat(errors(code, EngineChoice.AUTO, V8_NOT_FOR_SITE))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).contains("V8 would take the module", "this site"));
            assertThat(errors("import 'x';" + HANDLER, EngineChoice.AUTO, Offers.NASHORN))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).doesNotContain("V8"));
        }

        @Test
        void takesV8WhereNashornIsNotAllowed() {
            assertThat(engine(HANDLER, EngineChoice.AUTO, new EngineOffer(ALL, V8)))
                    .isEqualTo(EngineKind.V8);
            assertThat(errors(HANDLER, EngineChoice.AUTO, new EngineOffer(NASHORN, V8)))
                    .singleElement()
                    .satisfies(error -> assertThat(error.text()).contains("v8 is not installed"));
        }
    }

    @Nested
    class WithoutEsbuild {

        private final VersionBuild build = VersionBuild.withoutEsbuild(Duration.ofSeconds(60));

        @Test
        void thereIsNoBuildForV8() {
            assertThat(build.build(new SourceModule("main.js", HANDLER), EngineChoice.V8, Offers.BOTH))
                    .isInstanceOfSatisfying(
                            BuildResult.Rejected.class,
                            rejected -> assertThat(rejected.errors().get(0).text())
                                    .contains("functions.build.esbuild-path", "nashorn"));
        }

        @Test
        void autoIsNashorn() {
            String code = "const p = () => new Proxy({}, {});" + HANDLER;

            assertThat(build.build(new SourceModule("main.js", code), EngineChoice.AUTO, Offers.BOTH))
                    .isInstanceOfSatisfying(
                            BuildResult.Built.class,
                            built -> assertThat(built.artifact().engine()).isEqualTo(EngineKind.NASHORN));
        }
    }
}
