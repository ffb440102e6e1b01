// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("every-engine")
class EscapeTest {

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "loadWithNewGlobal",
                "quit",
                "exit",
                "print",
                "echo",
                "readLine",
                "readFully",
                "Java",
                "JavaImporter",
                "JSAdapter",
                "Packages",
                "java",
                "javax",
                "javafx",
                "org",
                "com",
                "edu",
                "engine",
                "context",
                "arguments_",
                "__noSuchProperty__",
                "host",
                "$jscomp_",
                "Debug",
            })
    void dangerousGlobalsAreAbsent(String name) throws Exception {
        assertThat(host.text("export const onInvoke = () => new Response(typeof globalThis['" + name + "']);"))
                .isEqualTo("undefined");
    }

    @Test
    void dangerousMembersAreAbsent() throws Exception {
        assertThat(host.text("""
                export const onInvoke = () => new Response([
                  Object.bindProperties, Object.setIndexedPropertiesToExternalArrayData, Error.dumpStack,
                  Error.prototype.printStackTrace, Error.prototype.getStackTrace, Function.prototype.toSource,
                  new Error("x").nashornException, [].assertNumeric,
                ].map((member) => typeof member).join());
                """)).isEqualTo(String.join(",", java.util.Collections.nCopies(8, "undefined")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval('1')",
                "(0, eval)('1')",
                "globalThis['ev' + 'al']('1')",
                "new Function('return 1')()",
                "Function('return 1')()",
                "(function () {}).constructor('return 1')()",
                "(async () => {}).constructor('return 1')()",
                "(function* () {}).constructor('return 1')()",
                "Math.max.constructor('return 1')()",
                "console.log.constructor('return 1')()",
                "Object.getPrototypeOf(onInvoke).constructor('return 1')()",
                "setTimeout('1', 0)",
            })
    void codeIsNotMadeFromStrings(String expression) throws Exception {
        assertThat(host.text("export function onInvoke() { try { " + expression
                        + "; return new Response('made'); } catch (e) { return new Response(e.name); } }"))
                .isIn("EvalError", "TypeError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new Error('x')",
                "null.x",
                "missing()",
                "throw { plain: true }",
                "throw Object.create(null)",
                "throw Object.freeze({})",
                "throw Object.freeze(new TypeError('x'))",
                "throw Object.freeze(Object.create(null))",
                "(function f() { f(); })()",
                "new Array(-1)",
                "JSON.parse('{')",
                "fetch.call(null, Symbol())",
                "crypto.getRandomValues('x')",
                "throw class extends Error {}",
            })
    void whatAScriptCatchesShowsNoJava(String statement) throws Exception {
        assertThat(host.text("""
                export function onInvoke() {
                  const seen = [];
                  try { STATEMENT; } catch (e) {
                    const names = typeof e === "object" || typeof e === "function" ? Object.getOwnPropertyNames(e) : [];
                    for (const name of names.concat("nashornException")) {
                      let value;
                      try { value = e[name]; } catch (refused) { continue; }
                      if (typeof value === "object" && value !== null && !(value instanceof Object)) seen.push(name);
                    }
                  }
                  return new Response("seen " + seen);
                }
                """.replace("STATEMENT", statement))).isEqualTo("seen ");
    }

    @Test
    void aJavaExceptionThatASetterIsGivenCannotBeTouched() throws Exception {
        assertThat(host.text("""
                export function onInvoke() {
                  let got;
                  try { throw { set nashornException(value) { got = value; } }; } catch (e) {}
                  try { return new Response("touched " + got.getClass()); } catch (e) { return new Response(e.name); }
                }
                """)).isEqualTo("TypeError");
    }

    @Test
    void callersAndHelpersCannotBeReached() throws Exception {
        assertThat(host.text("""
                export function onInvoke() {
                  const tries = [() => onInvoke.caller, () => onInvoke.arguments, () => arguments_.callee];
                  return new Response(tries.map((t) => { try { return String(t()); } catch (e) { return e.name; } }).join());
                }
                """)).isEqualTo("TypeError,TypeError,ReferenceError");
    }

    @Test
    void builtInsThatAScriptReplacesDoNotReachTheHost() throws Exception {
        assertThat(host.text("""
                const stolen = [];
                for (const name of ["call", "apply", "bind"]) {
                  const before = Function.prototype[name];
                  Function.prototype[name] = function (...rest) { stolen.push(name); return before.apply(this, rest); };
                  Function.prototype[name] = before;
                }
                globalThis.Promise = null;
                globalThis.queueMicrotask = null;
                globalThis.Map = null;
                export async function onInvoke(request) {
                  return new Response((await request.json()).name);
                }
                """)).isEqualTo("Ada");
    }
}
