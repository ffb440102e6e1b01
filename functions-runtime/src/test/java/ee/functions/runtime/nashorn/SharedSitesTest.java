// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.nashorn.internal.runtime.ScriptObject;

/** One compiled script in many realms: what one of them does to its built-ins must not reach the others. */
class SharedSitesTest {

    private static final NashornEngine ENGINE = new NashornEngine();

    private static Object in(Realm realm, java.util.function.Supplier<Object> step) {
        Object before = realm.enter();
        try {
            return step.get();
        } finally {
            realm.leave(before);
        }
    }

    private static Object evaluate(Realm realm, NashornScript script) {
        return in(realm, () -> realm.evaluate(script));
    }

    private static String call(Realm realm, Object function) {
        return (String) in(realm, () -> realm.text(realm.call(function, realm.undefined())));
    }

    /** Expressions that read what a script may change, and a change that must be seen in one realm only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[].foo | Array.prototype.foo = 1",
                "typeof [].push | delete Array.prototype.push",
                "[1, 2].join('-') | delete Array.prototype.push; Array.prototype.x = 1; Array.prototype.y = 2",
                "[].x | Object.defineProperty(Array.prototype, 'x', {get: function () { return 'mine'; }})",
                "[].x | Object.defineProperty(Object.prototype, 'x', {get: function () { return 'mine'; }})",
                "({}).x | Object.prototype.a = 1; Object.prototype.x = 2",
                "'abc'.x | String.prototype.a = 1; String.prototype.x = 2",
                "'abc'.charAt(1) | String.prototype.charAt = function () { return 'mine'; }",
                "'abc'.charAt(1) | String.prototype.a = 1; delete String.prototype.charAt; String.prototype.charAt = function () { return 'mine'; }",
                "'abc'.x | Object.defineProperty(String.prototype, 'x', {get: function () { return 'mine'; }})",
                "(5).toFixed(2) | Number.prototype.toFixed = function () { return 'mine'; }",
                "true.x | Boolean.prototype.a = 1; Boolean.prototype.x = 2",
                "(function f() {}).x | Function.prototype.a = 1; Function.prototype.x = 2",
                "(function () { return 1; }).call() | Function.prototype.call = function () { return 'mine'; }",
                "(function () { return (function () { return arguments.length; }).apply(this, arguments); })(1, 2)"
                        + " | Function.prototype.apply = function () { return 'mine'; }",
                "(function () { return 1; }).call() | delete Function.prototype.apply; delete Function.prototype.call;"
                        + " Function.prototype.call = function () { return 'mine'; }",
                "JSON.stringify([1]) | JSON.stringify = function () { return 'mine'; }",
                "Math.max(1, 2) | delete Math.max; Math.a = 1; Math.max = function () { return 'mine'; }",
                "typeof later | Object.defineProperty(this, 'other', {value: 1}); Object.defineProperty(this, 'later', {value: 'mine'})",
                "parseInt('7') | this.a = 1; delete this.parseInt; this.b = 2; this.parseInt = function () { return 'mine'; }",
                "new (function K() { this.a = 1; })().x | Object.prototype.b = 1; Object.prototype.x = 2",
                "Object.create({a: 1}).x | Object.prototype.b = 1; Object.prototype.x = 2",
                "new Date(0).getTime() | Date.prototype.a = 1; Date.prototype.getTime = function () { return 'mine'; }",
                "(function () { var o = {}; o.x = 1; return Object.keys(o).join(); })()"
                        + " | Object.defineProperty(Object.prototype, 'x', {set: function () {}})",
                "({}).missing | Object.prototype.__noSuchProperty__ = function () { return 'mine'; }",
                "typeof ({}).missing | Object.prototype.__noSuchMethod__ = function () { return 'mine'; }",
            })
    void aChangeIsSeenInItsRealmOnly(String parts) {
        String[] part = parts.split(" \\| ");
        NashornScript shared = ENGINE.compile("shared.js", "(function () { 'use strict'; return " + part[0] + "; })");
        NashornScript change = ENGINE.compile("change.js", part[1]);
        List<Realm> realms = new ArrayList<>();
        List<Object> functions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            realms.add(ENGINE.newRealm());
            functions.add(evaluate(realms.get(i), shared));
        }
        // Linked for the changed realm first.
        evaluate(realms.get(0), change);
        String mine = call(realms.get(0), functions.get(0));
        String plain = call(realms.get(1), functions.get(1));

        assertThat(call(realms.get(0), functions.get(0))).isEqualTo(mine);
        assertThat(call(realms.get(1), functions.get(1))).isEqualTo(plain);
        // Linked for a plain one, which then changes.
        assertThat(call(realms.get(2), functions.get(2))).isEqualTo(plain);
        evaluate(realms.get(2), change);
        assertThat(call(realms.get(2), functions.get(2))).isEqualTo(mine);
        assertThat(call(realms.get(3), functions.get(3))).isEqualTo(plain);
        if (!part[1].contains("__noSuch")) {
            assertThat(mine).isNotEqualTo(plain.equals("1-2") || plain.equals("1,2") ? "" : plain);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'.charAt",
                "'x'.substring",
                "(1).toFixed",
                "true.toString",
                "[].push",
                "({}).hasOwnProperty",
                "(function () {}).call",
                "Object.keys",
                "JSON.parse",
                "Math.max",
                "/x/",
                "/x/.exec",
                "[]",
                "({})",
                "(function () {})",
                "Symbol.prototype.valueOf",
                "Symbol.prototype",
                "Object.getPrototypeOf([][Symbol.iterator]())",
                "(function () { return arguments; })(1)",
                "undefined_",
            })
    void noObjectIsHandedFromOneRealmToAnother(String expression) {
        NashornScript shared = ENGINE.compile(
                "shared.js", "this.undefined_ = {}; (function () { 'use strict'; return " + expression + "; })");
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Realm realm = ENGINE.newRealm();
            Object function = evaluate(realm, shared);
            for (int j = 0; j < 3; j++) {
                seen.add(in(realm, () -> realm.call(function, realm.undefined())));
            }
        }

        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i)).isInstanceOf(ScriptObject.class);
            for (int j = 0; j < i; j++) {
                if (i / 3 != j / 3) {
                    assertThat(seen.get(i)).isNotSameAs(seen.get(j));
                }
            }
        }
    }

    @Test
    void builtInsHaveTheSameShapeInAllRealms() {
        NashornScript prototypes = ENGINE.compile(
                "shapes.js",
                "[this, Object.prototype, Array.prototype, String.prototype, Function.prototype, RegExp.prototype, Math, JSON,"
                        + " Object.create({}), new (function K() {})(), Object.defineProperty({a: 1}, 'a', {enumerable: false})]");
        Realm one = ENGINE.newRealm();
        Realm other = ENGINE.newRealm();
        ScriptObject first = (ScriptObject) evaluate(one, prototypes);
        ScriptObject second = (ScriptObject) evaluate(other, prototypes);

        for (int i = 0; i < 11; i++) {
            assertThat(((ScriptObject) first.get(i)).getMap())
                    .as("shape %d", i)
                    .isSameAs(((ScriptObject) second.get(i)).getMap());
        }
    }

    @Test
    void callSitesHoldNoRealm() {
        NashornScript shared = ENGINE.compile(
                "shared.js",
                "(function (f) { 'use strict'; f(); f.call(null); [].push(f); 'a'.charAt(0); ({}).x;"
                        + " return parseInt('1') + Math.max(1, 2) + new Array(2).length; })");
        NashornScript given = ENGINE.compile("given.js", "(function () {}).bind(this)");
        List<WeakReference<Realm>> realms = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Realm realm = ENGINE.newRealm();
            Object function = evaluate(realm, shared);
            Object bound = evaluate(realm, given);
            Object raw = in(realm, () -> realm.rawFunction("raw", arguments -> realm));
            in(realm, () -> realm.call(function, realm.undefined(), bound));
            in(realm, () -> realm.call(function, realm.undefined(), raw));
            realms.add(new WeakReference<>(realm));
        }

        for (int i = 0; i < 20 && realms.stream().anyMatch(realm -> realm.get() != null); i++) {
            System.gc();
        }

        assertThat(realms).allSatisfy(realm -> assertThat(realm.get()).isNull());
    }
}
