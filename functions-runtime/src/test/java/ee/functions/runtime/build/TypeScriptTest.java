// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules in TypeScript: types go, errors stay in the author's places. */
@Tag("every-engine")
class TypeScriptTest {

    private static final VersionBuild BUILD = new VersionBuild(new BuildSettings(null, Duration.ofSeconds(60)));

    private static BuildResult build(String fileName, String code) {
        return TestedEngine.build(BUILD, new SourceModule(fileName, code));
    }

    private static List<BuildMessage> rejected(String code) {
        BuildResult result = build("function.ts", code);
        assertThat(result).isInstanceOf(BuildResult.Rejected.class);
        return ((BuildResult.Rejected) result).errors();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default function (data: any) { return data; }",
                "export default async (data: { a?: number }): Promise<number> => data.a ?? 0;",
                "import type { Order } from './types'; export const handler = (event: Order) => event;",
                "import { Order } from './types'; export const handler = (event: Order) => event;",
                "interface A { b: string } type C<T extends A> = { [K in keyof T]?: T[K] };"
                        + " export const onInvoke = (x: C<A>) => x as unknown as A;",
                "enum Color { Red = 1, Blue } export default () => Color.Blue;",
                "const enum Size { S = 's' } export default () => Size.S;",
                "namespace Shop { export const open = true; } export default () => Shop.open;",
                "abstract class A<T> { constructor(private readonly value: T) {} get(): T { return this.value!; } }"
                        + " class B extends A<string> { declare x: number; } export default () => new B('b').get();",
                "declare const fetch: any; function f(a: number): void; function f(a: any) {}"
                        + " export default () => ({ f } satisfies object);",
                "function logged(value: Function, context: unknown) { return value as any; }"
                        + " class A { @logged run() { return 1; } } export default () => new A().run();",
                "export default <T,>(data: T): T => data;",
            })
    void typesGoAndWhatTheyStoodOnStays(String code) {
        assertThat(build("function.ts", code)).isInstanceOf(BuildResult.Built.class);
    }

    @Test
    void theEndingOfTheNameTellsTheLanguage() {
        String code = "export default (data: number) => data;";

        assertThat(build("function.mts", code)).isInstanceOf(BuildResult.Built.class);
        assertThat(build("function.js", code)).isInstanceOf(BuildResult.Rejected.class);
        assertThat(new SourceModule("function.ts", code).isTypeScript()).isTrue();
        assertThat(new SourceModule("ts", code).isTypeScript()).isFalse();
    }

    @Test
    void typesAreNotChecked() {
        assertThat(build("function.ts", "const a: number = 'text'; export default () => a;"))
                .isInstanceOf(BuildResult.Built.class);
    }

    @Test
    void anErrorIsAtTheAuthorsPlace() {
        List<BuildMessage> errors = rejected("""
                interface Order {
                  total: number;
                }
                export default (order: Order) => {
                  let price: number = ;
                };
                """);

        assertThat(errors.get(0).line()).isEqualTo(5);
        assertThat(errors.get(0).column()).isEqualTo(23);
    }

    @Test
    void whatIsRefusedBehindTypesIsAtTheAuthorsPlaceToo() {
        List<BuildMessage> errors = rejected("""
                interface Order {
                  total: number;
                }
                import { total } from "./total.js";
                export default (order: Order) => total(order);
                """);

        assertThat(errors.get(0).text()).contains("./total.js", "bundle");
        assertThat(errors.get(0).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default () => <b>bold</b>;",
                "const d: any = () => {}; class A { m(@d a: number) {} } export default () => new A();",
            })
    void whatOtherSettingsOfTheCompilerWouldTakeIsRejectedWithItsLine(String code) {
        assertThat(rejected(code).get(0).line()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void withoutEsbuildTheAuthorIsToldWhy(EngineChoice choice) {
        BuildResult result = VersionBuild.withoutEsbuild(Duration.ofSeconds(60))
                .build(new SourceModule("function.ts", "export default () => 1;"), choice, Offers.BOTH);

        assertThat(result)
                .isInstanceOfSatisfying(
                        BuildResult.Rejected.class,
                        rejected -> assertThat(rejected.errors())
                                .singleElement()
                                .extracting(BuildMessage::text)
                                .asString()
                                .contains("TypeScript", "functions.build.esbuild-path"));
    }
}
