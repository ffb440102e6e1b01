// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  const s = Symbol("s");
  t("apply", () => [Reflect.apply(Math.max, null, [1, 3]), Reflect.apply(function () { return [this, arguments.length]; }, "x", { length: 2 })]);
  t("apply bad", () => Reflect.apply(1, null, []));
  t("apply bad list", () => Reflect.apply(() => 1, null));
  t("apply bad list 2", () => Reflect.apply(() => 1, null, 5));
  t("construct", () => { function A(x) { this.x = x; } class B {} const o = Reflect.construct(A, [1], B); return [o.x, o instanceof B, o instanceof A, Reflect.construct(Date, [0]).getTime(), Reflect.construct(Array, [3]).length, Reflect.construct(Map, [[[1, 2]]]).get(1)]; });
  t("construct bad", () => Reflect.construct(1, []));
  t("construct bad 2", () => Reflect.construct(Object, [], 1));
  t("construct class", () => { class P { constructor(a) { this.a = a; } } class Q extends P { constructor(a) { super(a); this.b = 1; } } const q = Reflect.construct(Q, [5]); return [q.a, q.b, q instanceof Q]; });
  t("construct returns object", () => { function A() { return { own: 1 }; } return Reflect.construct(A, [], Array).own; });
  t("defineProperty", () => [Reflect.defineProperty({}, "a", { value: 1 }), Reflect.defineProperty(Object.freeze({}), "a", { value: 1 }), Reflect.defineProperty([], "length", { value: 2 })]);
  t("defineProperty bad", () => Reflect.defineProperty(1, "a", {}));
  t("defineProperty bad desc", () => Reflect.defineProperty({}, "a", 1));
  t("deleteProperty", () => [Reflect.deleteProperty({ a: 1 }, "a"), Reflect.deleteProperty(Object.freeze({ a: 1 }), "a"), Reflect.deleteProperty({}, "zz"), Reflect.deleteProperty([1], 0)]);
  t("deleteProperty bad", () => Reflect.deleteProperty(1, "a"));
  t("get", () => { const o = { get a() { return this.b; }, b: 1 }; return [Reflect.get(o, "a"), Reflect.get(o, "a", { b: 2 }), Reflect.get([5], 0), Reflect.get({ [s]: 3 }, s), Reflect.get(Object.create({ z: 4 }), "z"), Reflect.get({}, "x", 1), Reflect.get(Object.create({ [s]: 9 }), s, {})]; });
  t("get bad", () => Reflect.get(1, "a"));
  t("set", () => { const o = { set a(v) { this.got = v; } }; const r = {}; return [Reflect.set(o, "a", 1), o.got, Reflect.set(o, "a", 2, r), r.got, Reflect.set(Object.freeze({ a: 1 }), "a", 2), Reflect.set({ get x() { return 1; } }, "x", 2), Reflect.set([], 0, 5), Reflect.set({}, s, 1)]; });
  t("set receiver", () => { const p = { a: 1 }, r = {}; const x = [Reflect.set(p, "a", 5, r), p.a, r.a]; Object.defineProperty(r, "b", { value: 1, writable: false, configurable: true }); return [x, Reflect.set({}, "b", 2, r), Reflect.set({}, "b", 2, 5), Reflect.set({ c: 1 }, "c", 2, Object.freeze({})), Reflect.set(Object.create(Object.freeze({ d: 1 })), "d", 2)]; });
  t("set array length", () => { const a = [1, 2, 3]; return [Reflect.set(a, "length", 1), a]; });
  t("set bad", () => Reflect.set(1, "a", 1));
  t("getOwnPropertyDescriptor", () => [Reflect.getOwnPropertyDescriptor({ a: 1 }, "a"), Reflect.getOwnPropertyDescriptor({ [s]: 1 }, s), Reflect.getOwnPropertyDescriptor({}, "zz")]);
  t("getOwnPropertyDescriptor bad", () => Reflect.getOwnPropertyDescriptor(1, "a"));
  t("getPrototypeOf", () => [Reflect.getPrototypeOf([]) === Array.prototype, Reflect.getPrototypeOf(Object.create(null))]);
  t("getPrototypeOf bad", () => Reflect.getPrototypeOf(1));
  t("setPrototypeOf", () => { const o = {}; return [Reflect.setPrototypeOf(o, null), Reflect.getPrototypeOf(o), Reflect.setPrototypeOf(Object.freeze({}), null), Reflect.setPrototypeOf(Object.freeze({}), Object.prototype), (() => { const a = {}, b = Object.create(a); return Reflect.setPrototypeOf(a, b); })()]; });
  t("setPrototypeOf bad", () => Reflect.setPrototypeOf({}, 1));
  t("setPrototypeOf bad 2", () => Reflect.setPrototypeOf(1, null));
  t("has", () => [Reflect.has({ a: 1 }, "a"), Reflect.has([1], 0), Reflect.has({ [s]: 1 }, s), Reflect.has({}, "toString")]);
  t("has bad", () => Reflect.has(1, "a"));
  t("isExtensible", () => [Reflect.isExtensible({}), Reflect.isExtensible(Object.freeze({}))]);
  t("isExtensible bad", () => Reflect.isExtensible(1));
  t("preventExtensions", () => { const o = {}; return [Reflect.preventExtensions(o), Object.isExtensible(o)]; });
  t("preventExtensions bad", () => Reflect.preventExtensions(1));
  t("ownKeys", () => Reflect.ownKeys({ b: 1, [s]: 1, 2: 1, a: 1, 1: 1 }).map(String));
  t("ownKeys array", () => Reflect.ownKeys([1, 2]));
  t("ownKeys bad", () => Reflect.ownKeys(1));
  t("lengths", () => Object.getOwnPropertyNames(Reflect).sort().map((n) => n + Reflect[n].length + Reflect[n].name));
  t("bind symbol name", () => { const f = function () {}; Object.defineProperty(f, "name", { value: Symbol("q") }); return f.bind().name; });
  t("bind bad", () => Function.prototype.bind.call(1));
  t("call/apply", () => [(function () { return this; }).call(5), (function () { return arguments.length; }).apply(null, null), (function () { return [].slice.call(arguments); }).apply(null, { length: 2, 0: 1 })]);
  t("apply bad args", () => (() => 1).apply(null, 5));
  t("function name write", () => { (function f() {}).name = "x"; });
  t("toString", () => [typeof (() => 1).toString(), /native code/.test(Math.max.toString()), /native code/.test([].map + "")]);
  t("toString bad", () => Function.prototype.toString.call({}));
  t("Function.prototype", () => [typeof Function.prototype, Function.prototype(), Function.prototype.name, Function.prototype.length, Function instanceof Object, Object instanceof Function]);
  t("error props", () => { const e = new Error("m", { cause: 0 }); return [Object.keys(e), Object.getOwnPropertyNames(e).sort(), e.cause, Object.getOwnPropertyDescriptor(e, "message"), Object.getOwnPropertyDescriptor(e, "cause")]; });
  t("error no message", () => { const e = new Error(); return [e.hasOwnProperty("message"), e.message, String(e), e.hasOwnProperty("cause"), new Error(undefined).hasOwnProperty("message"), new Error("", {}).hasOwnProperty("cause")]; });
  t("error undefined cause", () => { const e = new TypeError("x", { cause: undefined }); return [e.hasOwnProperty("cause"), e.cause]; });
  t("error call", () => [Error("a") instanceof Error, TypeError("b") instanceof TypeError, RangeError("c", { cause: 1 }).cause]);
  t("error message conversion", () => [new Error(5).message, new Error(null).message, new Error({ toString: () => "o" }).message]);
  t("error symbol message", () => new Error(Symbol()));
  t("error toString", () => [String(new TypeError("m")), Error.prototype.toString.call({ name: "N", message: "M" }), Error.prototype.toString.call({}), Error.prototype.toString.call({ name: "", message: "M" }), Error.prototype.toString.call({ name: "N", message: "" })]);
  t("error toString bad", () => Error.prototype.toString.call(1));
  t("names", () => [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError].map((E) => [E.name, E.prototype.name, E.prototype.message, E.length, Object.getPrototypeOf(E) === (E === Error ? Function.prototype : Error), E.prototype.hasOwnProperty("name")].join()));
  t("AggregateError", () => { const e = new AggregateError(new Set([1, 2]), "m", { cause: 3 }); return [e.errors, e.message, e.cause, e.name, e instanceof Error, Object.getOwnPropertyDescriptor(e, "errors").enumerable, String(e)]; });
  t("AggregateError bad", () => new AggregateError());
  t("captureStackTrace", () => { const o = {}; const r = Error.captureStackTrace(o); return [typeof o.stack, Object.keys(o), r, typeof Error.stackTraceLimit, Error.captureStackTrace.length]; });
  t("captureStackTrace header", () => { class E extends Error { constructor(m) { super(m); this.name = "Mine"; Error.captureStackTrace(this, E); } } return new E("boo").stack.split("\n")[0]; });
  t("captureStackTrace bad", () => Error.captureStackTrace(1));
  t("stack", () => { const e = new RangeError("boo"); return [e.stack.split("\n")[0], /\n    at /.test(e.stack), e.propertyIsEnumerable("stack"), (e.stack = 5, e.stack)]; });
  t("subclass", () => { class V extends Error { constructor(m, o) { super(m, o); this.name = "V"; } } const e = new V("m", { cause: 1 }); return [e instanceof V, e instanceof Error, e.message, e.cause, String(e), Object.prototype.toString.call(e), Object.keys(e), e.stack.split("\n")[0]]; });
}

// Expected:
//> apply -> [3, ["x", 2]]
//> apply bad -> throws TypeError
//> apply bad list -> throws TypeError
//> apply bad list 2 -> throws TypeError
//> construct -> [1, true, false, 0, 3, 2]
//> construct bad -> throws TypeError
//> construct bad 2 -> throws TypeError
//> construct class -> [5, 1, true]
//> construct returns object -> 1
//> defineProperty -> [true, false, true]
//> defineProperty bad -> throws TypeError
//> defineProperty bad desc -> throws TypeError
//> deleteProperty -> [true, false, true, true]
//> deleteProperty bad -> throws TypeError
//> get -> [1, 2, 5, 3, 4, undefined, 9]
//> get bad -> throws TypeError
//> set -> [true, 1, true, 2, false, false, true, true]
//> set receiver -> [[true, 1, 5], false, false, false, false]
//> set array length -> [true, [1]]
//> set bad -> throws TypeError
//> getOwnPropertyDescriptor -> [{value: 1, writable: true, enumerable: true, configurable: true}, {value: 1, writable: true, enumerable: true, configurable: true}, undefined]
//> getOwnPropertyDescriptor bad -> throws TypeError
//> getPrototypeOf -> [true, null]
//> getPrototypeOf bad -> throws TypeError
//> setPrototypeOf -> [true, null, false, true, false]
//> setPrototypeOf bad -> throws TypeError
//> setPrototypeOf bad 2 -> throws TypeError
//> has -> [true, true, true, true]
//> has bad -> throws TypeError
//> isExtensible -> [true, false]
//> isExtensible bad -> throws TypeError
//> preventExtensions -> [true, false]
//> preventExtensions bad -> throws TypeError
//> ownKeys -> ["1", "2", "b", "a", "Symbol(s)"]
//> ownKeys array -> ["0", "1", "length"]
//> ownKeys bad -> throws TypeError
//> lengths -> ["apply3apply", "construct2construct", "defineProperty3defineProperty", "deleteProperty2deleteProperty", "get2get", "getOwnPropertyDescriptor2getOwnPropertyDescriptor", "getPrototypeOf1getPrototypeOf", "has2has", "isExtensible1isExtensible", "ownKeys1ownKeys", "preventExtensions1preventExtensions", "set3set", "setPrototypeOf2setPrototypeOf"]
//> bind symbol name -> "bound "
//> bind bad -> throws TypeError
//> call/apply -> [5, 0, [1, undefined]]
//> apply bad args -> throws TypeError
//> function name write -> throws TypeError
//> toString -> ["string", true, true]
//> toString bad -> throws TypeError
//> Function.prototype -> ["function", undefined, "", 0, true, true]
//> error props -> [[], ["cause", "message", "stack"], 0, {value: "m", writable: true, enumerable: false, configurable: true}, {value: 0, writable: true, enumerable: false, configurable: true}]
//> error no message -> [false, "", "Error", false, false, false]
//> error undefined cause -> [true, undefined]
//> error call -> [true, true, 1]
//> error message conversion -> ["5", "null", "o"]
//> error symbol message -> throws TypeError
//> error toString -> ["TypeError: m", "N: M", "Error", "M", "N"]
//> error toString bad -> throws TypeError
//> names -> ["Error,Error,,1,true,true", "EvalError,EvalError,,1,true,true", "RangeError,RangeError,,1,true,true", "ReferenceError,ReferenceError,,1,true,true", "SyntaxError,SyntaxError,,1,true,true", "TypeError,TypeError,,1,true,true", "URIError,URIError,,1,true,true", "AggregateError,AggregateError,,2,true,true"]
//> AggregateError -> [[1, 2], "m", 3, "AggregateError", true, false, "AggregateError: m"]
//> AggregateError bad -> throws TypeError
//> captureStackTrace -> ["string", [], undefined, "number", 2]
//> captureStackTrace header -> "Mine: boo"
//> captureStackTrace bad -> throws TypeError
//> stack -> ["RangeError: boo", true, false, 5]
//> subclass -> [true, true, "m", 1, "V: m", "[object Error]", ["name"], "V: m"]
