// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  log(JSON.stringify({ a: [1, "x", null, undefined, () => 1, NaN], b: undefined, c: { toJSON: () => "j" }, d: new Date(0) }));
  log(JSON.stringify({ a: 1, b: [2, { c: 3 }] }, null, 2));
  log(JSON.stringify({ a: 1, b: 2, c: 3 }, ["a", "c"]), JSON.stringify({ a: 1, b: 2 }, (k, v) => (k === "a" ? undefined : v)), JSON.stringify("\"\\\n"), JSON.stringify("é"));
  log(JSON.parse('{"a":[1,2,{"b":null}],"\\u0041":true}').A, JSON.parse("[1,2]", (k, v) => (Array.isArray(v) ? v : v * 2)), JSON.parse('"\\ud83d\\ude00"'));
  try { JSON.parse("{bad"); } catch (e) { log(e.name); }
  const c = {}; c.c = c;
  try { JSON.stringify(c); } catch (e) { log(e.name); }
  log(JSON.stringify(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })), JSON.stringify([new Map(), new Set(), Symbol("x")]), JSON.stringify(undefined), JSON.stringify({ n: -0, big: 1e21 }));
}

// Expected:
//> {"a":[1,"x",null,null,null,null],"c":"j","d":"1970-01-01T00:00:00.000Z"}
//> {
//>   "a": 1,
//>   "b": [
//>     2,
//>     {
//>       "c": 3
//>     }
//>   ]
//> }
//> {"a":1,"c":3} {"b":2} "\"\\\n" "é"
//> true 2,4 😀
//> SyntaxError
//> TypeError
//> {"own":2} [{},{},null] undefined {"n":0,"big":1e+21}
