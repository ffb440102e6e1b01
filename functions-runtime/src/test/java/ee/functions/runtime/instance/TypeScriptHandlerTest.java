// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of TypeScript is more than types does at run time what its authors expect. */
@Tag("every-engine")
class TypeScriptHandlerTest {

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void aHandlerMayUseAllThatHasAMeaningAtRunTime() throws Exception {
        InvocationResult result = host.run(host.load("function.ts", """
                import type { Unknown } from "./types";

                enum Color { Red = 1, Blue }
                const enum Size { Small = "s" }
                namespace Shop { export const open = (at: number): boolean => at > 8; }

                function doubled(method: (this: Box<number>) => number, context: ClassMethodDecoratorContext) {
                  return function (this: Box<number>): number { return 2 * method.call(this); };
                }

                abstract class Item<T> {
                  declare note: string;
                  readonly tags?: string[];
                  constructor(private readonly held: T, public size: Size = Size.Small) {}
                  protected get value(): T { return this.held; }
                }

                class Box<T extends number> extends Item<T> {
                  @doubled
                  read(): number { return this.value!; }
                }

                function pick(value: string): string;
                function pick(value: number): number;
                function pick(value: any): any { return value; }

                export default async function ({ name }: { name: string }, context: unknown): Promise<object> {
                  const box = new Box(21 as const);
                  return {
                    name, color: Color[Color.Blue], open: Shop.open(9), read: box.read(), size: box.size,
                    keys: Object.keys(box).sort(), picked: pick(1), checked: { a: 1 } satisfies Record<string, number>,
                  };
                }
                """), TestHost.LONG);

        assertThat(TestHost.text(result))
                .isEqualTo("{\"name\":\"Ada\",\"color\":\"Blue\",\"open\":true,\"read\":42,\"size\":\"s\","
                        + "\"keys\":[\"held\",\"size\",\"tags\"],\"picked\":1,\"checked\":{\"a\":1}}");
    }
}
