// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  const m = (text) => { try { return JSON.parse(text); } catch (e) { return e.name + ": " + e.message; } };
  t("parse bad", () => ['', '{a', "{'a':1}", '[1,]', '{"a":1,}', '01', '1.', '.5', '+1', 'NaN', 'undefined', '"\n"', '"\\x41"', '{"a" 1}', '[1 2]', '1 2', '"abc', 'tru', '\u00a01', '{"a":1', '[', '-', '"\\u12"', '{1:2}', 'nul', "'a'", '1e', '[1', '{"a"', '{"a":', '{"a":1 "b"}', '0x1', '\ufeff1'].map((x) => m(x).split(":")[0]));
  t("parse messages", () => ['', '{a', '[1,]', 'undefined', '{"a":1,}', '<html>', '"abc', '[1 2]', '1 2', '{"a" 1}', '01', '"\n"', '"\\x"', 'tru'].map(m));
  t("parse non-strings", () => [JSON.parse(1), JSON.parse(null), JSON.parse([5]), JSON.parse({ toString: () => "7" })]);
  t("parse undefined", () => JSON.parse(undefined));
  t("parse symbol", () => JSON.parse(Symbol()));
  t("__proto__", () => { const o = JSON.parse('{"__proto__":{"x":1},"a":2}'); return [Object.keys(o), o.x, Object.getPrototypeOf(o) === Object.prototype, Object.getOwnPropertyDescriptor(o, "__proto__") !== undefined, JSON.stringify(o)]; });
  t("key order", () => JSON.stringify(JSON.parse('{"b":1,"2":1,"a":1,"1":1}')));
  t("reviver", () => { const seen = []; const r = JSON.parse('{"a":[1,{"b":2}],"c":3}', function (k, v) { seen.push(k); return typeof v === "number" ? v * 10 : v; }); return [seen, r]; });
  t("reviver delete", () => [JSON.parse('{"a":1,"b":2}', (k, v) => k === "a" ? undefined : v), JSON.parse('[1,2,3]', (k, v) => k === "1" ? undefined : v)]);
  t("reviver this", () => { let holder; JSON.parse("5", function () { holder = this; }); return holder; });
  t("reviver not function", () => JSON.parse("[1]", 5));
  t("stringify", () => [1, "a", null, true, [1, [2]], { a: { b: 1 } }, NaN, -0, Infinity, undefined, () => 1, Symbol(), [undefined, () => 1, Symbol()], { a: undefined, b: () => 1, [Symbol()]: 1 }, new Date(0), new Number(3), new String("x"), Object(true), new Map([[1, 2]]), Object(Symbol()), /x/, new Error("e"), 1e21, "\u007f"].map((x) => JSON.stringify(x)));
  t("escapes", () => JSON.stringify("\0\b\t\n\v\f\r\u001f\"\\/\u007f\ud800 \udc00 \u{1f600}\ud83d"));
  t("keys escaped", () => JSON.stringify({ "\ud800": "\udfff", 'a"b': 1 }));
  t("toJSON on prototype", () => { class A { toJSON() { return { z: this.q }; } constructor() { this.q = 1; } } return JSON.stringify([new A()]); });
  t("replacer function", () => { const seen = []; const r = JSON.stringify({ a: 1, b: [2] }, function (k, v) { seen.push(k); return k === "a" ? undefined : v; }); return [r, seen]; });
  t("replacer array", () => [JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ["a", "b", "a"]), JSON.stringify({ 1: 1, x: 2 }, [1, new String("x"), {}, null]), JSON.stringify({ b: 1, a: 2 }, ["a", "b"]), JSON.stringify([{ a: 1, b: 2 }], [])]);
  t("indent", () => [JSON.stringify({ a: [1, {}], b: [] }, null, 2), JSON.stringify([1], null, "--"), JSON.stringify([1], null, 20), JSON.stringify([1], null, "12345678901234"), JSON.stringify([1], null, new Number(1)), JSON.stringify([1], null, 0), JSON.stringify([1], null, ""), JSON.stringify({ a: 1 }, null, 1.9), JSON.stringify([[]], null, -1)]);
  t("cyclic", () => { const o = {}; o.o = o; JSON.stringify(o); });
  t("cyclic message", () => { const o = { a: [] }; o.a.push(o); try { JSON.stringify(o); } catch (e) { return e.message.split("\n")[0]; } });
  t("same twice", () => { const s = [1]; return JSON.stringify([s, s]); });
  t("deep stringify", () => { let o = []; for (let i = 0; i < 100000; i++) o = [o]; JSON.stringify(o); });
  t("getters", () => { const log2 = []; return [JSON.stringify({ get a() { log2.push("a"); return 1; } }), log2]; });
  t("non-enumerable", () => { const o = { a: 1 }; Object.defineProperty(o, "b", { value: 2 }); return JSON.stringify(Object.create(o, { c: { value: 3, enumerable: true } })); });
  t("sparse", () => JSON.stringify([1, , 3]));
  t("typed arrays", () => [JSON.stringify(new Uint8Array([1, 2])), JSON.stringify(new ArrayBuffer(2)), JSON.stringify(new Set([1]))]);
  t("array props", () => { const a = [1]; a.x = 2; return JSON.stringify(a); });
  t("subclassed array", () => { class L extends Array {} const l = new L(); l.push(1); return JSON.stringify({ l }); });
  t("args", () => (function () { return JSON.stringify(arguments); })(1, "b"));
  t("BigInt-free round trip", () => JSON.stringify(JSON.parse('{"a":[1,2,{"b":null}],"c":"\\u20ac"}')));
  t("boxed replacer result", () => JSON.stringify({ a: 1 }, (k, v) => (k === "a" ? new String("boxed") : v)));
  t("tag", () => [JSON[Symbol.toStringTag], JSON.parse.length, JSON.stringify.length, JSON.parse.name, JSON.stringify.name]);
  t("throwing toJSON", () => JSON.stringify({ toJSON() { throw new RangeError("x"); } }));
  t("null proto", () => JSON.stringify(Object.assign(Object.create(null), { a: 1 })));
  t("class instance", () => { class P { constructor() { this.x = 1; } get y() { return 2; } } return JSON.stringify(new P()); });
}

// Expected:
//> parse bad -> ["SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError"]
//> parse messages -> ["SyntaxError: Unexpected end of JSON input", "SyntaxError: Expected property name or '}' in JSON at position 1", "SyntaxError: Unexpected token ']', \"[1,]\" is not valid JSON", "SyntaxError: \"undefined\" is not valid JSON", "SyntaxError: Expected double-quoted property name in JSON at position 7", "SyntaxError: Unexpected token '<', \"<html>\" is not valid JSON", "SyntaxError: Unterminated string in JSON at position 4", "SyntaxError: Expected ',' or ']' after array element in JSON at position 3", "SyntaxError: Unexpected non-whitespace character after JSON at position 2", "SyntaxError: Expected ':' after property name in JSON at position 5", "SyntaxError: Unexpected number in JSON at position 1", "SyntaxError: Bad control character in string literal in JSON at position 1", "SyntaxError: Bad escaped character in JSON at position 2", "SyntaxError: Unexpected end of JSON input"]
//> parse non-strings -> [1, null, 5, 7]
//> parse undefined -> throws SyntaxError
//> parse symbol -> throws TypeError
//> __proto__ -> [["__proto__", "a"], undefined, true, true, "{\"__proto__\":{\"x\":1},\"a\":2}"]
//> key order -> "{\"1\":1,\"2\":1,\"b\":1,\"a\":1}"
//> reviver -> [["0", "b", "1", "a", "c", ""], {a: [10, {b: 20}], c: 30}]
//> reviver delete -> [{b: 2}, [1, <hole>, 3]]
//> reviver this -> {: 5}
//> reviver not function -> [1]
//> stringify -> ["1", "\"a\"", "null", "true", "[1,[2]]", "{\"a\":{\"b\":1}}", "null", "0", "null", undefined, undefined, undefined, "[null,null,null]", "{}", "\"1970-01-01T00:00:00.000Z\"", "3", "\"x\"", "true", "{}", "{}", "{}", "{}", "1e+21", "\"\""]
//> escapes -> "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\\ud800 \\udc00 😀\\ud83d\""
//> keys escaped -> "{\"\\ud800\":\"\\udfff\",\"a\\\"b\":1}"
//> toJSON on prototype -> "[{\"z\":1}]"
//> replacer function -> ["{\"b\":[2]}", ["", "a", "b", "0"]]
//> replacer array -> ["{\"a\":1,\"b\":{\"a\":2}}", "{\"1\":1,\"x\":2}", "{\"a\":2,\"b\":1}", "[{}]"]
//> indent -> ["{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}", "[\n--1\n]", "[\n          1\n]", "[\n12345678901\n]", "[\n 1\n]", "[1]", "[1]", "{\n \"a\": 1\n}", "[[]]"]
//> cyclic -> throws TypeError
//> cyclic message -> "Converting circular structure to JSON"
//> same twice -> "[[1],[1]]"
//> deep stringify -> throws RangeError
//> getters -> ["{\"a\":1}", ["a"]]
//> non-enumerable -> "{\"c\":3}"
//> sparse -> "[1,null,3]"
//> typed arrays -> ["{\"0\":1,\"1\":2}", "{}", "{}"]
//> array props -> "[1]"
//> subclassed array -> "{\"l\":[1]}"
//> args -> "{\"0\":1,\"1\":\"b\"}"
//> BigInt-free round trip -> "{\"a\":[1,2,{\"b\":null}],\"c\":\"€\"}"
//> boxed replacer result -> "{\"a\":\"boxed\"}"
//> tag -> ["JSON", 2, 3, "parse", "stringify"]
//> throwing toJSON -> throws RangeError
//> null proto -> "{\"a\":1}"
//> class instance -> "{\"x\":1}"
//v8> parse bad -> ["SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError"]
//v8> parse messages -> ["SyntaxError: Unexpected end of JSON input", "SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)", "SyntaxError: Unexpected token ']', \"[1,]\" is not valid JSON", "SyntaxError: \"undefined\" is not valid JSON", "SyntaxError: Expected double-quoted property name in JSON at position 7 (line 1 column 8)", "SyntaxError: Unexpected token '<', \"<html>\" is not valid JSON", "SyntaxError: Unterminated string in JSON at position 4 (line 1 column 5)", "SyntaxError: Expected ',' or ']' after array element in JSON at position 3 (line 1 column 4)", "SyntaxError: Unexpected non-whitespace character after JSON at position 2 (line 1 column 3)", "SyntaxError: Expected ':' after property name in JSON at position 5 (line 1 column 6)", "SyntaxError: Unexpected number in JSON at position 1 (line 1 column 2)", "SyntaxError: Bad control character in string literal in JSON at position 1 (line 1 column 2)", "SyntaxError: Bad escaped character in JSON at position 2 (line 1 column 3)", "SyntaxError: Unexpected end of JSON input"]
//v8> parse non-strings -> [1, null, 5, 7]
//v8> parse undefined -> throws SyntaxError
//v8> parse symbol -> throws TypeError
//v8> __proto__ -> [["__proto__", "a"], undefined, true, true, "{\"__proto__\":{\"x\":1},\"a\":2}"]
//v8> key order -> "{\"1\":1,\"2\":1,\"b\":1,\"a\":1}"
//v8> reviver -> [["0", "b", "1", "a", "c", ""], {a: [10, {b: 20}], c: 30}]
//v8> reviver delete -> [{b: 2}, [1, <hole>, 3]]
//v8> reviver this -> {: 5}
//v8> reviver not function -> [1]
//v8> stringify -> ["1", "\"a\"", "null", "true", "[1,[2]]", "{\"a\":{\"b\":1}}", "null", "0", "null", undefined, undefined, undefined, "[null,null,null]", "{}", "\"1970-01-01T00:00:00.000Z\"", "3", "\"x\"", "true", "{}", "{}", "{}", "{}", "1e+21", "\"\""]
//v8> escapes -> "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\\ud800 \\udc00 😀\\ud83d\""
//v8> keys escaped -> "{\"\\ud800\":\"\\udfff\",\"a\\\"b\":1}"
//v8> toJSON on prototype -> "[{\"z\":1}]"
//v8> replacer function -> ["{\"b\":[2]}", ["", "a", "b", "0"]]
//v8> replacer array -> ["{\"a\":1,\"b\":{\"a\":2}}", "{\"1\":1,\"x\":2}", "{\"a\":2,\"b\":1}", "[{}]"]
//v8> indent -> ["{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}", "[\n--1\n]", "[\n          1\n]", "[\n12345678901\n]", "[\n 1\n]", "[1]", "[1]", "{\n \"a\": 1\n}", "[[]]"]
//v8> cyclic -> throws TypeError
//v8> cyclic message -> "Converting circular structure to JSON"
//v8> same twice -> "[[1],[1]]"
//v8> deep stringify -> undefined
//v8> getters -> ["{\"a\":1}", ["a"]]
//v8> non-enumerable -> "{\"c\":3}"
//v8> sparse -> "[1,null,3]"
//v8> typed arrays -> ["{\"0\":1,\"1\":2}", "{}", "{}"]
//v8> array props -> "[1]"
//v8> subclassed array -> "{\"l\":[1]}"
//v8> args -> "{\"0\":1,\"1\":\"b\"}"
//v8> BigInt-free round trip -> "{\"a\":[1,2,{\"b\":null}],\"c\":\"€\"}"
//v8> boxed replacer result -> "{\"a\":\"boxed\"}"
//v8> tag -> ["JSON", 2, 3, "parse", "stringify"]
//v8> throwing toJSON -> throws RangeError
//v8> null proto -> "{\"a\":1}"
//v8> class instance -> "{\"x\":1}"
