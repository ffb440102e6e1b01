// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  const s = Symbol("s");
  t("symbol descriptors", () => { const o = { [s]: 1 }; Object.defineProperty(o, Symbol.iterator, { value: 2 }); const d = Object.getOwnPropertyDescriptor(o, s), e = Object.getOwnPropertyDescriptor(o, Symbol.iterator); return [d, e, o.propertyIsEnumerable(s), o.propertyIsEnumerable(Symbol.iterator), o.hasOwnProperty(s)]; });
  t("assign symbols", () => { const o = {}; Object.defineProperty(o, s, { value: 1, enumerable: false }); o[Symbol.for("x")] = 2; const r = Object.assign({}, o); return [s in r, r[Symbol.for("x")]]; });
  t("spread symbols", () => { const o = {}; Object.defineProperty(o, s, { value: 1, enumerable: false }); o[Symbol.for("x")] = 2; const r = { ...o }; return [s in r, r[Symbol.for("x")]]; });
  t("rest symbols", () => { const { a, ...r } = { a: 1, b: 2, [s]: 3 }; return [r.b, r[s], Object.keys(r)]; });
  t("assign", () => [Object.assign({ a: 1 }, null, undefined, "xy", 5, [9]), Object.assign(1, { a: 2 }).a, Object.assign.length]);
  t("assign null", () => Object.assign(null));
  t("assign getters", () => { const o = {}; let n = 0; Object.defineProperty(o, "x", { get() { return ++n; }, enumerable: true }); const r = Object.assign({}, o); return [r, n]; });
  t("assign readonly", () => Object.assign(Object.freeze({ a: 1 }), { a: 2 }));
  t("key order", () => Object.keys({ b: 1, 2: 1, a: 1, 1: 1, "-1": 1, "01": 1, 4294967294: 1, 4294967295: 1 }));
  t("key order entries", () => Object.entries({ z: 1, 10: 2, 9: 3, y: 4 }));
  t("key order later", () => { const o = { b: 1 }; o[5] = 1; o.a = 1; o[3] = 1; delete o.b; o.b = 2; return [Object.keys(o), JSON.stringify(o), Reflect.ownKeys(o)]; });
  t("for in order", () => { const p = { x: 1, 7: 1 }, o = Object.create(p); o.y = 1; o[3] = 1; o.x = 2; const k = []; for (const n in o) k.push(n); return k; });
  t("for in shadows", () => { const p = { x: 1 }, o = Object.create(p); Object.defineProperty(o, "x", { value: 1, enumerable: false }); const k = []; for (const n in o) k.push(n); return k; });
  t("ownKeys symbols", () => Reflect.ownKeys({ [s]: 1, b: 1, 1: 1, [Symbol.iterator]: 1, a: 1 }).map(String));
  t("keys of primitives", () => [Object.keys("ab"), Object.keys(5), Object.values("ab"), Object.entries("a"), Object.getOwnPropertyNames("ab")]);
  t("keys null", () => Object.keys(null));
  t("getOwnPropertyDescriptor primitive", () => [Object.getOwnPropertyDescriptor("ab", 0), Object.getOwnPropertyDescriptor("ab", "length"), Object.getOwnPropertyDescriptor(1, "x")]);
  t("getPrototypeOf primitive", () => [Object.getPrototypeOf(1) === Number.prototype, Object.getPrototypeOf("") === String.prototype]);
  t("getOwnPropertyDescriptors", () => { const o = { a: 1, get b() { return 2; }, [s]: 3 }; const d = Object.getOwnPropertyDescriptors(o); return [d.a, typeof d.b.get, d[s], Reflect.ownKeys(d).length]; });
  t("fromEntries", () => [Object.fromEntries([["a", 1], ["b", 2]]), Object.fromEntries(new Map([["x", 1]])), Object.fromEntries([{ 0: "k", 1: "v" }])]);
  t("fromEntries bad", () => Object.fromEntries([1]));
  t("fromEntries none", () => Object.fromEntries());
  t("fromEntries closes", () => { let c = 0; try { Object.fromEntries({ [Symbol.iterator]: () => ({ next: () => ({ value: 5, done: false }), return: () => { c++; return {}; } }) }); } catch (e) { return [e.name, c]; } });
  t("fromEntries symbol key", () => Object.fromEntries([[s, 4]])[s]);
  t("is", () => [Object.is(NaN, NaN), Object.is(0, -0), Object.is("a", "a"), Object.is({}, {})]);
  t("hasOwn", () => [Object.hasOwn({ a: 1 }, "a"), Object.hasOwn({ [s]: 1 }, s), Object.hasOwn("ab", "length"), Object.hasOwn([1], 0), Object.hasOwn(Object.create({ a: 1 }), "a")]);
  t("hasOwn null", () => Object.hasOwn(null, "a"));
  t("groupBy", () => { const g = Object.groupBy("aab", (c, i) => c + (i > 1)); return [Object.getPrototypeOf(g), Object.keys(g)]; });
  t("freeze", () => { const o = Object.freeze({ a: { b: 1 } }); o.a.b = 2; return [o.a.b, Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o), Object.isFrozen(1), Object.freeze(5)]; });
  t("freeze write", () => { Object.freeze({ a: 1 }).a = 2; });
  t("freeze add", () => { Object.freeze({}).a = 2; });
  t("freeze delete", () => { delete Object.freeze({ a: 1 }).a; });
  t("freeze symbols", () => { const o = Object.freeze({ [s]: 1 }); try { o[s] = 2; } catch (e) { return [e.name, o[s]]; } return o[s]; });
  t("freeze array", () => { const a = Object.freeze([1, 2]); return [Object.isFrozen(a), Object.getOwnPropertyDescriptor(a, 0)]; });
  t("freeze typed", () => Object.freeze(new Uint8Array(1)));
  t("seal", () => { const o = Object.seal({ a: 1 }); o.a = 2; return [o.a, Object.isSealed(o), Object.isFrozen(o), Reflect.deleteProperty(o, "a")]; });
  t("preventExtensions", () => { const o = Object.preventExtensions({ a: 1 }); o.a = 5; return [Object.isExtensible(o), o.a, Reflect.defineProperty(o, "b", { value: 1 })]; });
  t("isFrozen empty", () => [Object.isFrozen(Object.preventExtensions({})), Object.isFrozen({})]);
  t("defineProperty defaults", () => Object.getOwnPropertyDescriptor(Object.defineProperty({}, "a", { value: 1 }), "a"));
  t("redefine", () => Object.defineProperty(Object.defineProperty({}, "a", { value: 1 }), "a", { value: 2 }));
  t("redefine same", () => Object.defineProperty(Object.defineProperty({}, "a", { value: NaN }), "a", { value: NaN }).a);
  t("get+value", () => Object.defineProperty({}, "a", { get() {}, value: 1 }));
  t("bad getter", () => Object.defineProperty({}, "a", { get: 5 }));
  t("bad descriptor", () => Object.defineProperty({}, "a", 5));
  t("data to accessor", () => { const o = { a: 1 }; Object.defineProperty(o, "a", { get: () => 7 }); return [o.a, Object.keys(o), Object.getOwnPropertyDescriptor(o, "a").set]; });
  t("define on non-object", () => Object.defineProperty(1, "a", {}));
  t("defineProperties symbols", () => { const o = Object.defineProperties({}, { a: { value: 1 }, [s]: { value: 2, enumerable: true } }); return [o.a, o[s]]; });
  t("create", () => { const o = Object.create({ x: 1 }, { y: { value: 2, enumerable: true }, [s]: { value: 3 } }); return [o.x, o.y, o[s], Object.keys(o)]; });
  t("create null", () => [Object.getPrototypeOf(Object.create(null)), typeof Object.create(null).toString, "toString" in Object.create(null)]);
  t("create bad", () => Object.create(undefined));
  t("create bad 2", () => Object.create(1));
  t("setter only", () => { ({ get a() { return 1; } }).a = 2; });
  t("inherited readonly", () => { Object.create(Object.freeze({ a: 1 })).a = 2; });
  t("inherited setter", () => { let got; const o = Object.create({ set a(v) { got = [this === o, v]; } }); o.a = 5; return [got, Object.keys(o)]; });
  t("setPrototypeOf", () => { const o = Object.setPrototypeOf({}, { a: 1 }); return [o.a, Object.setPrototypeOf(1, null)]; });
  t("setPrototypeOf cycle", () => { const a = {}, b = Object.create(a); Object.setPrototypeOf(a, b); });
  t("setPrototypeOf bad", () => Object.setPrototypeOf({}, 1));
  t("setPrototypeOf frozen", () => Object.setPrototypeOf(Object.freeze({}), {}));
  t("setPrototypeOf frozen same", () => { const o = Object.freeze({}); return Object.setPrototypeOf(o, Object.prototype) === o; });
  t("__proto__ set", () => { const o = {}; o.__proto__ = { y: 2 }; const n = Object.create(null); n.__proto__ = 5; o.__proto__ = 7; return [o.y, Object.keys(n), n.__proto__]; });
  t("__proto__ null", () => Object.getPrototypeOf({ __proto__: null }));
  t("__defineGetter__", () => { const o = {}; o.__defineGetter__("a", () => 5); o.__defineSetter__("a", function (v) { this.b = v; }); o.a = 6; return [o.a, o.b, typeof o.__lookupGetter__("a"), typeof o.__lookupSetter__("a"), o.__lookupGetter__("zz")]; });
  t("toString tags", () => [[], {}, null, undefined, 1, "", true, () => 1, new Date(), /x/, new Error(), new Map(), Symbol(), Promise.resolve(), new Uint8Array(1), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), JSON, Math, Reflect, new WeakMap(), (function () { return arguments; })(), [].values(), new Map().keys(), new Set().values(), ""[Symbol.iterator]()].map((x) => Object.prototype.toString.call(x)));
  t("own tag", () => { class A { get [Symbol.toStringTag]() { return "Mine"; } } return [String(new A()), Object.prototype.toString.call({ [Symbol.toStringTag]: 5 }), `${Object.assign([], { [Symbol.toStringTag]: "X" })}`, Object.prototype.toString.call(Object.assign([], { [Symbol.toStringTag]: "X" }))]; });
  t("toLocaleString calls toString", () => ({ toString: () => "mine" }).toLocaleString());
  t("valueOf", () => { const o = {}; return [o.valueOf() === o, typeof Object.prototype.valueOf.call(1)]; });
  t("valueOf null", () => Object.prototype.valueOf.call(null));
  t("isPrototypeOf", () => [Array.prototype.isPrototypeOf([]), Object.prototype.isPrototypeOf(1), Object.prototype.isPrototypeOf(Object.create(null))]);
  t("propertyIsEnumerable", () => [[1].propertyIsEnumerable(0), [1].propertyIsEnumerable("length"), "a".propertyIsEnumerable(0), ({}).propertyIsEnumerable("toString")]);
  t("Object()", () => [typeof Object(1), typeof Object("a"), Object(null), typeof Object(s), Object(s) == s, new Object(5) + 1]);
  t("toPrimitive", () => { const o = { [Symbol.toPrimitive](h) { return h === "number" ? 42 : h; } }; return [+o, String(o), o + "", o * 2, o == "default", Number(o), String(o), o > 41, { string: 1 }[o], [o].join(), isNaN(o), Math.max(o)]; });
  t("toPrimitive bad", () => +{ [Symbol.toPrimitive]: () => ({}) });
  t("toPrimitive inherited", () => { class Money { constructor(v) { this.v = v; } [Symbol.toPrimitive](hint) { return hint === "string" ? "EUR " + this.v : this.v; } } const m = new Money(5); return [m + 1, String(m), m > 4, m.toString(), m.valueOf() === m, JSON.stringify({ m })]; });
  t("toPrimitive not callable", () => `${{ [Symbol.toPrimitive]: 1 }}`);
  t("toPrimitive null", () => `${{ [Symbol.toPrimitive]: null }}`);
  t("valueOf order", () => { const calls = []; const o = { valueOf() { calls.push("v"); return {}; }, toString() { calls.push("s"); return "x"; } }; const r = [o + "", String(o), o == "x"]; return [r, calls]; });
  t("no primitive", () => "" + { valueOf: () => ({}), toString: () => ({}) });
  t("null proto to string", () => "" + Object.create(null));
  t("date hint", () => [typeof (new Date(0) + 1), typeof (new Date(0) - 1), new Date(0)[Symbol.toPrimitive]("number"), typeof new Date(0)[Symbol.toPrimitive]("default")]);
  t("date hint bad", () => new Date()[Symbol.toPrimitive]("x"));
  t("hasInstance", () => [Function.prototype[Symbol.hasInstance].call(Array, []), Array[Symbol.hasInstance]([]), Function.prototype[Symbol.hasInstance].call({}, 1)]);
  t("Symbol basics", () => [Symbol("a").toString(), Symbol("a").description, Symbol.for("k") === Symbol.for("k"), Symbol.keyFor(Symbol.for("k")), Symbol.keyFor(Symbol("z")), String(Symbol("q")), typeof Object(Symbol()), Symbol.iterator.toString()]);
  t("new Symbol", () => new Symbol());
  t("symbol to string", () => "" + Symbol("x"));
  t("symbol to number", () => +Symbol("x"));
  t("symbol in template", () => `${Symbol("x")}`);
  t("symbol keyFor bad", () => Symbol.keyFor("x"));
  t("symbol bool", () => [!Symbol(), Symbol() ? 1 : 2, Symbol.iterator === Symbol.iterator, Object(s)[Symbol.toPrimitive]("x") === s, s.valueOf() === s]);
  t("symbol props", () => { const o = { [s]: 1 }; o[s]++; delete o[Symbol("s")]; return [o[s], Object.getOwnPropertySymbols(o).length, JSON.stringify(o), Object.keys(o), s in o]; });
  t("symbol wrapper key", () => { const o = {}; o[Object(s)] = 5; return o[s]; });
  t("global props", () => ["Map", "undefined", "NaN", "globalThis", "parseInt"].map((n) => { const d = Object.getOwnPropertyDescriptor(globalThis, n); return [d.writable, d.enumerable, d.configurable].join(); }));
  t("global keys", () => Object.keys(globalThis).filter((n) => /^[A-Z]/.test(n)));
}

// Expected:
//> symbol descriptors -> [{value: 1, writable: true, enumerable: true, configurable: true}, {value: 2, writable: false, enumerable: false, configurable: false}, true, false, true]
//> assign symbols -> [false, 2]
//> spread symbols -> [false, 2]
//> rest symbols -> [2, 3, ["b"]]
//> assign -> [{0: 9, 1: "y", a: 1}, 2, 2]
//> assign null -> throws TypeError
//> assign getters -> [{x: 1}, 1]
//> assign readonly -> throws TypeError
//> key order -> ["1", "2", "4294967294", "b", "a", "-1", "01", "4294967295"]
//> key order entries -> [["9", 3], ["10", 2], ["z", 1], ["y", 4]]
//> key order later -> [["3", "5", "a", "b"], "{\"3\":1,\"5\":1,\"a\":1,\"b\":2}", ["3", "5", "a", "b"]]
//> for in order -> ["3", "y", "x", "7"]
//> for in shadows -> []
//> ownKeys symbols -> ["1", "b", "a", "Symbol(s)", "Symbol(Symbol.iterator)"]
//> keys of primitives -> [["0", "1"], [], ["a", "b"], [["0", "a"]], ["0", "1", "length"]]
//> keys null -> throws TypeError
//> getOwnPropertyDescriptor primitive -> [{value: "a", writable: false, enumerable: true, configurable: false}, {value: 2, writable: false, enumerable: false, configurable: false}, undefined]
//> getPrototypeOf primitive -> [true, true]
//> getOwnPropertyDescriptors -> [{value: 1, writable: true, enumerable: true, configurable: true}, "function", {value: 3, writable: true, enumerable: true, configurable: true}, 3]
//> fromEntries -> [{a: 1, b: 2}, {x: 1}, {k: "v"}]
//> fromEntries bad -> throws TypeError
//> fromEntries none -> throws TypeError
//> fromEntries closes -> ["TypeError", 1]
//> fromEntries symbol key -> 4
//> is -> [true, false, true, false]
//> hasOwn -> [true, true, true, true, false]
//> hasOwn null -> throws TypeError
//> groupBy -> [null, ["afalse", "btrue"]]
//> freeze -> [2, true, true, false, true, 5]
//> freeze write -> throws TypeError
//> freeze add -> throws TypeError
//> freeze delete -> throws TypeError
//> freeze symbols -> ["TypeError", 1]
//> freeze array -> [true, {value: 1, writable: false, enumerable: true, configurable: false}]
//> freeze typed -> throws TypeError
//> seal -> [2, true, false, false]
//> preventExtensions -> [false, 5, false]
//> isFrozen empty -> [true, false]
//> defineProperty defaults -> {value: 1, writable: false, enumerable: false, configurable: false}
//> redefine -> throws TypeError
//> redefine same -> NaN
//> get+value -> throws TypeError
//> bad getter -> throws TypeError
//> bad descriptor -> throws TypeError
//> data to accessor -> [7, ["a"], undefined]
//> define on non-object -> throws TypeError
//> defineProperties symbols -> [1, 2]
//> create -> [1, 2, 3, ["y"]]
//> create null -> [null, "undefined", false]
//> create bad -> throws TypeError
//> create bad 2 -> throws TypeError
//> setter only -> throws TypeError
//> inherited readonly -> throws TypeError
//> inherited setter -> [[true, 5], []]
//> setPrototypeOf -> [1, 1]
//> setPrototypeOf cycle -> throws TypeError
//> setPrototypeOf bad -> throws TypeError
//> setPrototypeOf frozen -> throws TypeError
//> setPrototypeOf frozen same -> true
//> __proto__ set -> [2, ["__proto__"], 5]
//> __proto__ null -> null
//> __defineGetter__ -> [5, 6, "function", "function", undefined]
//> toString tags -> ["[object Array]", "[object Object]", "[object Null]", "[object Undefined]", "[object Number]", "[object String]", "[object Boolean]", "[object Function]", "[object Date]", "[object RegExp]", "[object Error]", "[object Map]", "[object Symbol]", "[object Promise]", "[object Uint8Array]", "[object ArrayBuffer]", "[object DataView]", "[object JSON]", "[object Math]", "[object Reflect]", "[object WeakMap]", "[object Arguments]", "[object Array Iterator]", "[object Map Iterator]", "[object Set Iterator]", "[object String Iterator]"]
//> own tag -> ["[object Mine]", "[object Object]", "", "[object X]"]
//> toLocaleString calls toString -> "mine"
//> valueOf -> [true, "object"]
//> valueOf null -> throws TypeError
//> isPrototypeOf -> [true, false, false]
//> propertyIsEnumerable -> [true, false, true, false]
//> Object() -> ["object", "object", {}, "object", true, 6]
//> toPrimitive -> [42, "string", "default", 84, true, 42, "string", true, 1, "string", false, 42]
//> toPrimitive bad -> throws TypeError
//> toPrimitive inherited -> [6, "EUR 5", true, "[object Object]", true, "{\"m\":{\"v\":5}}"]
//> toPrimitive not callable -> throws TypeError
//> toPrimitive null -> "[object Object]"
//> valueOf order -> [["x", "x", true], ["v", "s", "s", "v", "s"]]
//> no primitive -> throws TypeError
//> null proto to string -> throws TypeError
//> date hint -> ["string", "number", 0, "string"]
//> date hint bad -> throws TypeError
//> hasInstance -> [true, true, false]
//> Symbol basics -> ["Symbol(a)", "a", true, "k", undefined, "Symbol(q)", "object", "Symbol(Symbol.iterator)"]
//> new Symbol -> throws TypeError
//> symbol to string -> throws TypeError
//> symbol to number -> throws TypeError
//> symbol in template -> throws TypeError
//> symbol keyFor bad -> throws TypeError
//> symbol bool -> [false, 1, true, true, true]
//> symbol props -> [2, 1, "{}", [], true]
//> symbol wrapper key -> 5
//> global props -> ["true,false,true", "false,false,false", "false,false,false", "true,false,true", "true,false,true"]
//> global keys -> []
