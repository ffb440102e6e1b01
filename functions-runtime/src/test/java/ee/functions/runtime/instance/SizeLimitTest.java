// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ee.functions.runtime.build.TestedEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A single object that is too large is refused with an error of the language, whatever built-in makes it. */
@Tag("every-engine")
class SizeLimitTest {

    private static final String STRING = "RangeError: Invalid string length";
    private static final String ARRAY = "RangeError: Invalid array length";
    private static final String BUFFER = "RangeError: Array buffer allocation failed";

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** Each is an expression; {@code s} has 2^24 characters, {@code k} 1,000, {@code d(s)} is four times as long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "d(d(s))",
                "s.repeat(4)",
                "'x'.repeat(2 ** 28)",
                "'x'.repeat(2 ** 30)",
                "'x'.padStart(2 ** 26)",
                "'x'.padEnd(2 ** 30, 'ab')",
                "[s, s, s].join('')",
                "Array(2 ** 17).join(k)",
                "s.concat(s, s)",
                "`${s}${s}${s}`",
                "s.replace(/^x/, () => s + s)",
                "s.replace(/x+/, '$&$&$&')",
                "s.replaceAll(k, k + k + k)",
                "s.split(k).join(k + k + k)",
                "'\\u0390'.repeat(2 ** 24).toUpperCase()",
                "'\\u0390'.repeat(2 ** 24).toLocaleUpperCase()",
                "'\\ufdfa'.repeat(2 ** 22).normalize('NFKD')",
                "JSON.stringify('\\u0001'.repeat(2 ** 23))",
                "JSON.stringify([s, s, s])",
                "JSON.stringify(new Array(2 ** 16).fill(1).map(() => [k]), null, 10) + s + s",
                "escape('\\u20ac'.repeat(2 ** 23))",
                "String.raw({ raw: [s, s, s, s] })",
                "btoa(s + s)",
                "Array.prototype.join.call({ length: 2 ** 17 }, k)",
                "new TextDecoder().decode(new Uint8Array(2 ** 26))",
            })
    void aStringIsNoLongerThanAnInstanceMayHold(String expression) throws Exception {
        assumeThat(TestedEngine.isV8())
                .as("V8 keeps a text of repeated parts as its parts, and has a limit of its own for its length")
                .isFalse();
        assertEquals(STRING, thrownBy(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String.fromCharCode.apply(null, { length: 2 ** 30 })",
                "String.fromCharCode.apply(null, new Array(2 ** 30))",
                "Math.max.apply(null, { length: 2 ** 31 - 1 })",
                "(function () {}).apply(null, new Array(2 ** 31))",
                "(function () {}).apply(null, new Array(2 ** 32 - 1))",
                "Reflect.apply(Math.max, null, { length: 2 ** 28 })",
                "Array.from({ length: 2 ** 32 })",
                "(a => { a.length = 2 ** 32 - 1; a.push(1); })([])",
                "(a => { a.length = 2 ** 32; })([])",
                "new Array(-1)",
                "new Array(2 ** 32)",
            })
    void anArrayIsNoLongerThanAnInstanceMayHold(String expression) throws Exception {
        assertEquals(ARRAY, thrownBy(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a => { a.length = 2 ** 32 - 1; a.unshift(1); })([])", "(s + s).split('')"})
    void aMethodMakesNoArrayThatIsLonger(String expression) throws Exception {
        assumeThat(TestedEngine.isV8())
                .as(
                        "V8 moves the elements one by one until a limit ends it, and a text of this length has few of its own")
                .isFalse();
        assertEquals(ARRAY, thrownBy(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new ArrayBuffer(2 ** 28)",
                "new ArrayBuffer(2 ** 33)",
                "new Uint8Array(2 ** 28)",
                "new Float64Array(2 ** 25)",
                "new Uint8Array({ length: 2 ** 30 })",
                "new DataView(new ArrayBuffer(2 ** 30))",
                "new Uint8ClampedArray(2 ** 31 - 1)",
            })
    void aBufferIsNoLargerThanAnInstanceMayHold(String expression) throws Exception {
        assertEquals(BUFFER, thrownBy(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(s + s).length === 2 ** 25",
                "'x'.repeat(2 ** 25).length === 2 ** 25",
                "new Uint8Array(2 ** 26).length === 2 ** 26",
                "(a => { a[2 ** 31] = 1; return Object.keys(a).join() === '2147483648'; })([])",
                "(a => { a.length = 2 ** 32 - 1; return a.length === 4294967295; })([])",
                "new Array(2 ** 31).slice(0, 5).length === 5",
                "s.indexOf('y') === -1 && s.lastIndexOf(k) === 2 ** 24 - 1000",
                "(s + 'y').indexOf('xxxxy') === 2 ** 24 - 4",
                "'A\\u03a3.\\u03a3A \\u03a3 A\\u03a3\\u0301'.toLowerCase() === 'a\\u03c3.\\u03c3a \\u03c3 a\\u03c2\\u0301'",
                "('e\\u0301' + k + 'o\\u0308').repeat(30).normalize().length === 30 * 1002",
            })
    void whatFitsIsMade(String expression) throws Exception {
        assertEquals("true", host.text(function("return String(" + expression + ");")));
    }

    private static String thrownBy(String expression) throws Exception {
        return host.text(
                function("try { " + expression + "; return 'made'; } catch (e) { return e.name + ': ' + e.message; }"));
    }

    private static String function(String body) {
        return "const k = 'x'.repeat(1000); const d = (t) => t + t + t + t;\n"
                + "function attempt(s) { " + body + " }\n"
                + "export function onInvoke() { return new Response(attempt('x'.repeat(2 ** 24))); }";
    }
}
