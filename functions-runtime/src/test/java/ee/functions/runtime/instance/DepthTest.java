// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ee.functions.runtime.build.TestedEngine;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A script that uses up the stack gets an error of the language, and leaves nothing broken that other scripts use, at
 * whatever depth of the engine's own code it happens.
 */
@Tag("every-engine")
class DepthTest {

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** Each is a function body that gives the same text wherever it is called, unless the stack ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "return String({ get a() { return 1; } }.a);",
                "return `${{ toString() { return 'text'; } }}`;",
                "return String({ valueOf() { return 4; } } * 2);",
                "return JSON.stringify({ a: [1, { b: 'c' }] }, (key, value) => value, 2);",
                "return String(JSON.parse('{\"a\":[1,{\"b\":2}]}', (key, value) => value).a[1].b);",
                "return [3, 1, 2].sort((a, b) => a - b).join();",
                "return [[1, [2]], [3]].flat(2).join('-');",
                "return 'a-b'.replace(/-/g, () => '+');",
                "return 'x1y22'.match(/(?<n>\\\\d+)$/u).groups.n;",
                "return [...new Map([[1, 2]]).entries()].join();",
                "return String(Math.max(...[1, 2, 3]));",
                "function* g() { yield 1; yield* [2]; } return [...g()].join();",
                "class A { #x = 1; get x() { return this.#x; } } class B extends A {} return String(new B().x);",
                "try { null.x; } catch (e) { return e.constructor === RangeError ? again() : e.name; }",
                "return new Intl.NumberFormat('de').format(1234.5);",
                "return new URL('../b?c=d', 'https://ä.example/a/').href;",
                "return new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(0);",
                "return new TextDecoder('shift_jis').decode(new Uint8Array([0x82, 0xa0]));",
                "return String(structuredClone(new Date(5)).getTime());",
                "return Object.keys({ ...{ a: 1 }, b: 2 }).join();",
                "return Reflect.construct(Array, [3]).length + '';",
                "return (1e21).toLocaleString('en') + (255).toString(16) + (0.1).toFixed(20);",
                "return new Uint8Array([1, 2, 3]).map((x) => x * 2).join();",
                "return 'ﬀ'.normalize('NFKD').toUpperCase().localeCompare('FF') + '';",
                "return btoa(String.fromCharCode(...new TextEncoder().encode('é')));",
            })
    void anOverflowLeavesNothingBroken(String body) throws Exception {
        String function = "function again() { throw new RangeError('the stack'); }\n" + "function work() { "
                + body.replace("\\\\", "\\") + " }\n";
        // Each frame on the way back tries again, a little further from the end of the stack.
        String overflow = function
                + "let errors = 0;\n"
                + "function down() { try { return down(); } catch (e) {\n"
                + "  if (e.name !== 'RangeError' && !/overflow/.test(e.message)) { return 'other: ' + e.name + ' ' + e.message; } errors++; return work(); } }\n"
                + "export function onInvoke() { const at = down(); return new Response(at + '|' + (errors > 0)); }\n";
        Program program = host.load(overflow);
        String expected = host.text(function + "export function onInvoke() { return new Response(work()); }\n");

        for (int round = 0; round < 3; round++) {
            assertEquals(expected + "|true", TestHost.text(host.run(program, TestHost.LONG)));
        }
        assertEquals(
                expected, host.text(function + "export function onInvoke() { return new Response(work() + ''); }\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } String(a);",
                "let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } structuredClone(a);",
                "let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } a.flat(Infinity);",
                "const o = { get x() { return this.x; } }; o.x;",
                "const o = { toString() { return '' + this; } }; '' + o;",
                "const o = { valueOf() { return +this; } }; +o;",
                "const o = { toJSON() { return JSON.stringify(this); } }; JSON.stringify(o);",
                "const f = (a, b) => [2, 1].sort(f); f();",
                "const f = () => 'x'.replace(/x/, f); f();",
                "const f = () => [...(function* () { yield* f(); })()]; f();",
                "const f = () => new Promise(f); f(); const g = () => g(); g();",
                "let o = {}; for (let i = 0; i < 100000; i++) { o = Object.create(o); } o.missing; const g = () => g(); g();",
                "let f = () => 1; for (let i = 0; i < 100000; i++) { f = f.bind(null); } f(); const g = () => g(); g();",
            })
    void endlessDepthIsAnErrorOfTheScript(String body) throws Exception {
        assertEquals("RangeError", caughtFrom(body));
        assertEquals("alive", host.text("export function onInvoke() { return new Response('alive'); }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } JSON.stringify(a);",
                "JSON.parse('['.repeat(100000));",
                "JSON.parse('{\"a\":'.repeat(100000));",
            })
    void deepJsonIsAnErrorUnlessTheEngineNeedsNoDepthForIt(String body) throws Exception {
        assertThat(caughtFrom(body))
                .isIn(TestedEngine.isV8() ? List.of("ended", "SyntaxError") : List.of("RangeError"));
        assertEquals("alive", host.text("export function onInvoke() { return new Response('alive'); }"));
    }

    private static String caughtFrom(String body) throws Exception {
        return host.text("export function onInvoke() { try { " + body
                + " return new Response('ended'); } catch (e) { return new Response(e.name); } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let s = ''; for (let i = 0; i < 200000; i++) { s = 'a' + s; } return String(s.charCodeAt(199999));",
                "let s = ''; for (let i = 0; i < 200000; i++) { s = s + 'a'; } return String(s.charCodeAt(199999));",
                "await Promise.all([1, 2].map(async (x) => { const f = () => f(); try { f(); } catch (e) {} await null; }));"
                        + " return '97';",
                "const f = () => f(); Promise.resolve().then(f).catch(() => {}); await null; await null; return '97';",
                "await { then(done) { try { const f = () => f(); f(); } catch (e) { done(97); } } }; return '97';",
            })
    void whatNeedsNoDepthWorks(String body) throws Exception {
        assertEquals(
                "97",
                host.text("async function work() { " + body
                        + " }\nexport async function onInvoke() { return new Response(await work()); }"));
    }
}
