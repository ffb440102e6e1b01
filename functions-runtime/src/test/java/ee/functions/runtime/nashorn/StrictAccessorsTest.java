// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that share their accessors must share nothing else, and built-ins of two realms nothing that a script can change. */
class StrictAccessorsTest {

    private static final NashornEngine ENGINE = new NashornEngine();

    private static String run(String body) {
        NashornScript script = ENGINE.compile("test.js", "(function () { 'use strict'; " + body + " })()");
        Realm realm = ENGINE.newRealm();
        Object before = realm.enter();
        try {
            return realm.text(realm.evaluate(script));
        } finally {
            realm.leave(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f() {} function g() {} f.x = 1; f.y = 2; g.x = 3; return [f.x, f.y, g.x, g.y].join();"
                        + "| 1,2,3,",
                "function f() {} var g = f.bind(null); for (var i = 0; i < 20; i++) { f['p' + i] = i; g['p' + i] = -i; }"
                        + " function h() {} return [f.p0, f.p19, g.p19, h.p0, h.p19].join(); | 0,19,-19,,",
                "function f() {} f.x = 1; try { f.caller; return 'read'; } catch (e) { return e.name + f.x; } | TypeError1",
                "function f() {} try { f.arguments = 1; return 'written'; } catch (e) { return e.name; } | TypeError",
                "function f() {} function g() {} try { Object.defineProperty(f, 'caller', { value: 1 }); return 'defined'; }"
                        + " catch (e) { try { return g.caller; } catch (e2) { return e.name + e2.name; } } | TypeErrorTypeError",
                "function f() {} Object.freeze(f); function g() {} g.x = 1; return g.x; | 1",
                "Array.prototype.map.own = 1; return [].map.own; | 1",
                "return String([].map.own) + [].map.length + [].push.length + 'a'.concat.length + Math.max.length; | undefined1112",
            })
    void functionsKeepWhatIsTheirOwn(String body, String expected) {
        assertThat(run(body)).isEqualTo(expected);
    }
}
