// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.runtime.build.TestedEngine;
import ee.functions.runtime.egress.RuledEgress;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The names a function finds on its global object: nothing missing, nothing leaked. */
@Tag("every-engine")
class GlobalNamesTest {

    /** ECMA-262, clause 19 and annex B. */
    private static final List<String> LANGUAGE = names("""
            AggregateError Array ArrayBuffer Boolean DataView Date Error EvalError FinalizationRegistry Float32Array
            Float64Array Function Infinity Int16Array Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise
            RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array
            Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet decodeURI decodeURIComponent encodeURI
            encodeURIComponent escape eval
            globalThis isFinite isNaN parseFloat parseInt undefined unescape""");

    /** The minimum common web API of 2025: DOM, HTML, Web IDL. */
    private static final List<String> EVENTS = names("""
            AbortController AbortSignal CustomEvent DOMException ErrorEvent Event EventTarget MessageChannel
            MessageEvent MessagePort PromiseRejectionEvent""");

    /** Fetch, XMLHttpRequest, File API, Encoding, URL, URL Pattern. */
    private static final List<String> INTERFACES = names("""
            Blob File FormData Headers Request Response TextDecoder TextEncoder URL URLPattern URLSearchParams""");

    /** Its methods and properties, and the interfaces of these. */
    private static final List<String> MEMBERS = names("""
            Crypto Navigator Performance atob btoa clearInterval clearTimeout console crypto fetch navigator onerror
            onrejectionhandled onunhandledrejection performance queueMicrotask reportError self setInterval setTimeout
            structuredClone""");

    /** A global object that is a Window or a worker is an EventTarget. */
    private static final List<String> EVENT_TARGET = names("addEventListener dispatchEvent removeEventListener");

    /** What public functions expect beyond the standards. */
    private static final List<String> OWN = names("global process window");

    /** Streams, Compression and the streams of Encoding. */
    private static final List<String> STREAMS = names("""
            ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy DecompressionStream
            ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
            ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream TextEncoderStream
            TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController
            WritableStreamDefaultWriter""");

    /** Web Cryptography. */
    private static final List<String> CRYPTOGRAPHY = names("CryptoKey SubtleCrypto");

    /** What the standards have and Nashorn has not, by the reviewed list; a name that comes must leave it. */
    private static final List<String> MISSING_ON_NASHORN =
            names("Atomics BigInt BigInt64Array BigUint64Array Proxy SharedArrayBuffer WebAssembly");

    /** Memory that threads share is of no use to a function. */
    private static final List<String> MISSING_ON_V8 = names("Atomics SharedArrayBuffer");

    /** What V8 alone has, WebAssembly and what is newer than ECMAScript 2023 among it. */
    private static final List<String> ON_V8 = names("""
            AsyncDisposableStack BigInt BigInt64Array BigUint64Array DisposableStack Float16Array Iterator Proxy
            SuppressedError WebAssembly""");

    private static final List<String> MISSING = TestedEngine.isV8() ? MISSING_ON_V8 : MISSING_ON_NASHORN;

    private FunctionRunner runner;

    @BeforeEach
    void start() {
        runner = new FunctionRunner(RuledEgress.allowing(List.of()));
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private static List<String> names(String text) {
        return List.of(text.split("\\s+"));
    }

    @Test
    void theGlobalObjectHasExactlyTheseNames() throws Exception {
        List<String> present = present("Object.getOwnPropertyNames(globalThis)");

        TreeSet<String> expected = new TreeSet<>();
        Stream.of(LANGUAGE, EVENTS, INTERFACES, STREAMS, CRYPTOGRAPHY, MEMBERS, EVENT_TARGET, OWN)
                .forEach(expected::addAll);
        if (TestedEngine.isV8()) {
            expected.addAll(ON_V8);
        }
        assertThat(present).containsExactlyInAnyOrderElementsOf(expected).doesNotContainAnyElementsOf(MISSING);
    }

    @Test
    void noneOfThemIsASymbol() throws Exception {
        assertThat(present("Object.getOwnPropertySymbols(globalThis).map(String)"))
                .isEmpty();
    }

    @Test
    void allOfThemCanBeUsed() throws Exception {
        assertThat(present("Object.getOwnPropertyNames(globalThis).filter((name) => globalThis[name] === undefined)"))
                .containsExactly("undefined");
    }

    @Test
    void gapsAreAbsentForThoseWhoAsk() throws Exception {
        String list = MISSING.stream()
                .map(name -> "typeof " + name)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();

        assertThat(present("[" + list + "]")).hasSize(MISSING.size()).containsOnly("undefined");
    }

    private List<String> present(String expression) throws Exception {
        String answer = runner.answer(
                runner.load(
                        "names.js",
                        "export function onInvoke() { return new Response(" + expression + ".join(' ')); }",
                        Map.of()),
                "{}");
        return answer.isEmpty() ? List.of() : List.of(answer.split(" "));
    }
}
