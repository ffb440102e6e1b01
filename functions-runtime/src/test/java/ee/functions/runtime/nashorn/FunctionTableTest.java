// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that are compiled with the table of their functions must do what they do without it. */
class FunctionTableTest {

    private static final NashornEngine ENGINE = new NashornEngine();
    private static final String MAP = "{\"version\":3,\"mappings\":\"\"}";

    private static String module(String body) {
        return "(function ($support) { 'use strict';\n" + body + "\n})";
    }

    private static String table(String script) {
        return Objects.requireNonNull(
                AnnotatedMap.of(ENGINE.annotated("main.js", script, MAP)).table());
    }

    private static String run(NashornScript script) {
        Realm realm = ENGINE.newRealm();
        Object before = realm.enter();
        try {
            Object module = realm.evaluate(script);
            return realm.text(realm.call(module, realm.undefined(), realm.newObject()));
        } finally {
            realm.leave(before);
        }
    }

    private static NashornScript compiled(String script) {
        return ENGINE.compileTabled(table(script), "main.js", script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var a = 1; function f(b) { return a + b; } return f(2);",
                "var a = 1; function f() { a = a + 1; } f(); f(); return a;",
                "var f = function g(n) { return n < 2 ? n : g(n - 1) + g(n - 2); }; return f(12);",
                "function even(n) { return n === 0 || odd(n - 1); } function odd(n) { return n !== 0 && even(n - 1); } return even(9);",
                "var a = 1; return (function (b) { var c = a + b; return (function (d) { return c + d + a; })(4); })(2);",
                "function outer(x) { return function (y) { return function (z) { return [x, y, z].join(); }; }; } return outer(1)(2)(3);",
                "function f() { return arguments.length + ':' + arguments[1]; } return f(1, 2, 3);",
                "function Point(x, y) { this.x = x; this.y = y; } Point.prototype.sum = function () { return this.x + this.y; };"
                        + " return new Point(1, 2).sum() + ':' + Object.keys(new Point(1, 2)).join();",
                "var o = { get x() { return 1; }, set x(v) { this.y = v; }, f: function () { return this.x; } }; o.x = 3; return o.f() + o.y;",
                "function f() { try { return (function () { throw 1; })(); } catch (e) { return (function () { return e + 1; })(); }"
                        + " finally { (function () { return 0; })(); } } return f();",
                "var fs = []; for (var i = 0; i < 3; i++) { fs.push((function (j) { return function () { return j; }; })(i)); }"
                        + " return fs.map(function (f) { return f(); }).join();",
                "function f() {} return f.name + f.length + (function (a, b) {}).length + String(f);",
                "function f(a) { function a2() { return a; } return a2() + typeof missing; } return f('x');",
                "if (false) { var dead = function () { return function () { return 1; }; }; } function f() { return typeof dead; } return f();",
                "var f = function () { return /a+/.exec('caat')[0] + [1, [2, 3]].length; }; return f();",
                "function f(a, b, c) { switch (a) { case 1: return (function () { return b; })(); default: return c; } } return f(1, 2, 3) + f(2, 3, 4);",
                "l: for (var i = 0; i < 3; i++) { for (;;) { if ((function () { return i; })() < 2) continue l; break l; } } return i;",
                "function big() { return 1 } var a = big\n(function () { return 2; }); return a;",
            })
    void scriptsAnswerWithTheTableWhatTheyAnswerWithout(String body) {
        String script = module("function spare() { return function () { return 1; }; }\n" + body);

        assertThat(run(compiled(script))).isEqualTo(run(ENGINE.compile("main.js", script)));
    }

    @Test
    void aFunctionTooLongForOneMethodIsSplitAsWithout() {
        StringBuilder body = new StringBuilder("var sum = 0;\n");
        for (int i = 0; i < 3_000; i++) {
            body.append("var f")
                    .append(i)
                    .append(" = function (x) { sum += x; return function () { return sum; }; };\n");
            body.append("f").append(i).append("(").append(i).append(");\n");
        }
        String script = module(body + "return sum + ':' + f2999(1)();");

        assertThat(run(compiled(script))).isEqualTo("4498500:4498501");
    }

    @Test
    void aLongFunctionInsideOfAnotherIsReadWithTheScript() {
        StringBuilder body = new StringBuilder("function long(x) {\n");
        for (int i = 0; i < 3_000; i++) {
            body.append("x.f")
                    .append(i)
                    .append(" = function () { return x.n + ")
                    .append(i)
                    .append("; };\n");
        }
        String script = module(body + "return x; }\nfunction spare() { return 1; }\nreturn long({ n: 1 }).f2999();");

        assertThat(run(compiled(script))).isEqualTo("3000");
    }

    @Test
    void aVariableThatOnlyAFunctionInALongOneUsesIsFound() {
        StringBuilder body = new StringBuilder("function outer(seen) { return (function () {\nvar x = {};\n");
        for (int i = 0; i < 3_000; i++) {
            body.append("x.f")
                    .append(i)
                    .append(" = function () { return seen + ")
                    .append(i)
                    .append("; };\n");
        }
        String script = module(body + "return x; })(); }\nreturn outer(1).f2999() + outer(2).f0();");

        assertThat(run(compiled(script))).isEqualTo("3002");
    }

    @Test
    void aTableOfAnotherScriptIsNotTaken() {
        String table = table(module("function f() { return 1; } return f();"));

        assertThatThrownBy(
                        () -> ENGINE.compileTabled(table, "main.js", module("function f() { return 2; } return f();")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedTableIsIgnored() {
        String script = module("function f() { return 1; } return f();");
        String map = ENGINE.annotated("main.js", script, MAP);
        String damaged = map.replace(";", ";zz,");

        NashornModule module = (NashornModule) ENGINE.compile("main.js", script, damaged);

        assertThat(damaged).isNotEqualTo(map);
        assertThat(run(module.script())).isEqualTo("1");
    }

    @Test
    void theMapComesBackAsItWas() {
        String script = module("function f() { return 1; } return f();");
        String map = ENGINE.annotated("main.js", script, MAP);

        assertThat(AnnotatedMap.of(map).plain()).isEqualTo(MAP);
        assertThat(ENGINE.annotated("main.js", script, map)).isEqualTo(map);
        assertThat(AnnotatedMap.of(MAP).table()).isNull();
    }

    @Test
    void aScriptThatMayEvaluateTextHasNoTable() {
        String script = module("function f() { return eval('1'); } return f();");

        assertThat(ENGINE.annotated("main.js", script, MAP)).isEqualTo(MAP);
    }
}
