// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.runtime.engine.HostError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private final NashornEngine engine = new NashornEngine();
    private final Realm realm = engine.newRealm();
    private Object before;

    @BeforeEach
    void enter() {
        before = realm.enter();
    }

    @AfterEach
    void leave() {
        realm.leave(before);
    }

    private String evaluate(String script) {
        return realm.text(realm.evaluate(engine.compile("test.js", script)));
    }

    @Test
    void aRealmHasTheGlobalsOfTheLanguageOnly() {
        assertThat(evaluate("Object.getOwnPropertyNames(this).sort().join(' ')"))
                .isEqualTo("Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function"
                        + " Infinity Int16Array Int32Array Int8Array JSON Map Math NaN Number Object RangeError"
                        + " ReferenceError RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array"
                        + " Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent"
                        + " encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt undefined unescape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''.getClass",
                "''.bytes",
                "(1).getClass",
                "(1.5).class",
                "true.getClass",
                "Symbol('x').getClass",
                "('a' + this.undefined).getClass",
                "[].getClass",
                "({}).getClass",
                "(function () {}).getClass",
                "Math.max.getClass",
                "new Date(0).getClass",
                "/x/.getClass",
                "this.getClass",
                "Object.getClass",
                "null_ = typeof JavaImporter == 'undefined' ? undefined : JavaImporter",
            })
    void javaMembersDoNotExist(String expression) {
        assertThat(evaluate("var null_; typeof (" + expression + ")")).isEqualTo("undefined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.getClass()",
                "host.getClass",
                "host['class']",
                "host.x = 1",
                "host()",
                "new host()",
                "host.toString()",
                "delete host.x"
            })
    void aJavaObjectThatReachesAScriptCannotBeTouched(String expression) {
        realm.set(realm.global(), "host", new Thread());

        assertThatThrownBy(() -> evaluate("(function () { 'use strict'; return " + expression + "; })()"))
                .hasMessageContaining("TypeError");
    }

    @Test
    void hostFunctionsShowNoJava() {
        realm.set(realm.global(), "host", realm.hostFunction("host", arguments -> "answer", function -> {
            throw new AssertionError();
        }));

        assertThat(evaluate("host() + ' ' + typeof host.getClass + ' ' + typeof host.target + ' ' + typeof host.call"))
                .isEqualTo("answer undefined undefined function");
    }

    @Test
    void hostErrorsBecomeErrorsOfTheLanguage() {
        realm.set(
                realm.global(),
                "host",
                realm.hostFunction(
                        "host",
                        arguments -> {
                            throw new HostError("Error", "refused");
                        },
                        function -> {
                            throw new AssertionError();
                        }));

        assertThat(evaluate("try { host(); } catch (e) { (e instanceof Error) + e.message; }"))
                .isEqualTo("truerefused");
    }
}
