// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ee.functions.runtime.build.TestedEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What built-ins do for hours ends at the deadline, and the thread is free again. */
@Tag("every-engine")
class NativeLoopsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** Each is a statement; {@code huge} is an array without members, {@code like} an object of the same length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "huge.indexOf(7)",
                "huge.lastIndexOf(7)",
                "huge.includes(7)",
                "huge.join('')",
                "huge.reverse()",
                "huge.forEach((x) => x)",
                "huge.toLocaleString()",
                "huge.some((x) => x)",
                "huge.map((x) => x)",
                "huge.filter((x) => x)",
                "huge.reduce((a, b) => a + b, 0)",
                "huge.fill(1)",
                "huge.flat()",
                "huge.find((x) => x)",
                "huge.copyWithin(0, 1)",
                "[...huge]",
                "Array.from(huge)",
                "new Set(huge)",
                "Array.prototype.indexOf.call(like, 7)",
                "Array.prototype.lastIndexOf.call(like, 7)",
                "Array.prototype.reverse.call(like)",
                "Array.prototype.shift.call(like)",
                "Array.prototype.splice.call(like, 0, 1)",
                "Array.prototype.concat.call([], like, huge).forEach((x) => x)",
                "Array.prototype.join.call(like)",
                "for (;;) ['b', 'a'].sort()",
                "numbers().sort(() => { for (;;); })",
                "for (;;) numbers().sort()",
                "for (;;) '\\u03a3'.repeat(2 ** 20).toLowerCase()",
                "for (;;) 'x'.repeat(2 ** 22).normalize()",
                "for (;;) 'x'.repeat(2 ** 22).toUpperCase()",
                "for (;;) JSON.parse('[' + '1,'.repeat(2 ** 20) + '1]')",
                "for (;;) JSON.parse('[' + '1,'.repeat(2 ** 18) + '1]', () => 1)",
                "for (;;) encodeURIComponent(' '.repeat(2 ** 20))",
                "for (;;) decodeURIComponent('%20'.repeat(2 ** 20))",
                "for (;;) unescape('%20'.repeat(2 ** 20))",
                "for (;;) parseInt('1'.repeat(2 ** 22))",
                "for (;;) Date.parse('('.repeat(2 ** 22))",
                "for (;;) new Intl.Segmenter('th', { granularity: 'word' }).segment('\\u0e01\\u0e23'.repeat(1000))",
            })
    void endsAtTheDeadline(String statement) throws Exception {
        runsUntilTheDeadline(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSON.stringify(huge)",
                "Array.prototype.unshift.call(like, 1)",
                "Array.prototype.slice.call(like)",
                "'a'.repeat(2 ** 24).indexOf('a'.repeat(2 ** 23) + 'b')",
                "'a'.repeat(2 ** 24).includes('a'.repeat(2 ** 23) + 'b')",
                "'a'.repeat(2 ** 24).split('a'.repeat(2 ** 23) + 'b')",
                "'a'.repeat(2 ** 24).replace('a'.repeat(2 ** 23) + 'b', '')",
            })
    void endsAtTheDeadlineUnlessTheEngineIsDoneBefore(String statement) throws Exception {
        assumeThat(TestedEngine.isV8())
                .as("V8 refuses these, as the standard lets it, or is done in a moment")
                .isFalse();
        runsUntilTheDeadline(statement);
    }

    private static void runsUntilTheDeadline(String statement) throws Exception {
        Program program = host.load("const huge = []; huge.length = 2 ** 32 - 1;\n"
                + "const like = { length: 2 ** 53 - 1 };\n"
                + "function numbers() { const all = []; for (let i = 0; i < 100000; i++) { all.push((i * 7919) % 100003); }"
                + " return all; }\n"
                + "export function onInvoke(request) { " + statement + "; return new Response('ended'); }");
        assertInstanceOf(InvocationResult.TimedOut.class, host.run(program, SHORT));
        assertEquals("free", host.text("export function onInvoke() { return new Response('free'); }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\u0301\\u0323'.repeat(2 ** 20).normalize()",
                "new Intl.Segmenter('th', { granularity: 'word' }).segment('\\u0e01'.repeat(2 ** 20))[Symbol.iterator]()",
            })
    void isRefusedSinceNothingCouldStopIt(String expression) throws Exception {
        assertEquals(
                "RangeError",
                host.text("export function onInvoke() { try { " + expression
                        + "; return new Response('made'); } catch (e) { return new Response(e.name); } }"));
    }
}
