// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  t("order while mutating", () => { const m = new Map([[1, 1], [2, 2], [3, 3]]), seen = []; for (const [k] of m) { seen.push(k); if (k === 1) { m.delete(2); m.set(4, 4); m.delete(1); m.set(1, 1); } if (seen.length > 10) break; } return seen; });
  t("forEach while mutating", () => { const s = new Set([1, 2, 3]), seen = []; s.forEach((v) => { seen.push(v); s.delete(v); if (v < 5) s.add(v + 10); if (seen.length > 10) throw 0; }); return seen; });
  t("clear while iterating", () => { const m = new Map([[1, 1], [2, 2]]), seen = []; for (const [k] of m) { seen.push(k); if (k === 1) { m.clear(); m.set(9, 9); } } return seen; });
  t("keys", () => { const m = new Map(); m.set(-0, "z").set(NaN, "n").set("1", "s").set(1, "i"); return [m.get(0), Object.is([...m.keys()][0], 0), m.get(NaN), m.size, m.get(1), m.get("1"), m.get(1.0), m.has(undefined)]; });
  t("string keys built", () => { let a = "a"; a += "b"; const m = new Map([[a, 1]]); const s = new Set([a]); return [m.get("ab"), m.get("a" + "b"), s.has("ab"), new Map([[1 / 2 + 1 / 2, 5]]).get(1), new Map([[2 ** 31, 1]]).get(2147483648), new Map([[true, 1]]).get(1)]; });
  t("int and double", () => { const m = new Map(); for (let i = 0; i < 5; i++) m.set(i * 0.5, i); return [m.get(1), m.get(2), m.size, m.get(Math.sqrt(4))]; });
  t("from generator", () => new Map((function* () { yield ["a", 1]; yield ["b", 2]; })()));
  t("from map/set", () => [new Map(new Map([[1, 2]])), new Set("aab"), new Set([1, 1]), new Set(new Set([3])), new Map(null).size, new Set(undefined).size]);
  t("bad entry", () => new Map([1]));
  t("not iterable", () => new Map(5));
  t("not iterable set", () => new Set({}));
  t("no new", () => Map());
  t("no new set", () => Set([1]));
  t("closing", () => { let c = 0; try { new Map({ [Symbol.iterator]: () => ({ next: () => ({ value: 5, done: false }), return: () => { c++; return {}; } }) }); } catch (e) { return [e.name, c]; } });
  t("adder is called", () => { class M extends Map { set(k, v) { return super.set(k, v * 2); } } class S extends Set { add(v) { return super.add(v + 1); } } return [new M([["a", 1]]).get("a"), [...new S([1])]]; });
  t("throwing iterator", () => new Set({ [Symbol.iterator]() { throw new RangeError("x"); } }));
  t("throwing next", () => new Set({ [Symbol.iterator]: () => ({ next() { throw new RangeError("x"); } }) }));
  t("object entries", () => new Map([{ 0: "a", 1: 1 }]).get("a"));
  t("subclass", () => { class M extends Map { constructor(x) { super(x); this.extra = 1; } first() { return this.keys().next().value; } } const m = new M([["k", 1]]); return [m instanceof M, m instanceof Map, m.first(), m.size, m.extra, M.name, Object.prototype.toString.call(m), Map[Symbol.species] === Map, M[Symbol.species] === M]; });
  t("return values", () => { const m = new Map(), s = new Set(), w = new WeakMap(), k = {}; return [m.set(1, 1) === m, s.add(1) === s, m.delete(1), m.delete(1), m.clear(), w.set(k, 1) === w, w.delete(k), w.delete(k), s.delete(5)]; });
  t("forEach args", () => { const out = []; new Map([["a", 1]]).forEach(function (v, k, m) { out.push(v, k, m.size, this.x); }, { x: 5 }); new Set(["b"]).forEach((v, k, s) => out.push(v, k, s.size)); return out; });
  t("forEach bad", () => new Map().forEach(1));
  t("identity", () => [Map.prototype[Symbol.iterator] === Map.prototype.entries, Set.prototype[Symbol.iterator] === Set.prototype.values, Set.prototype.keys === Set.prototype.values, Array.prototype[Symbol.iterator] === Array.prototype.values]);
  t("tags", () => [new Map(), new Set(), new WeakMap(), new WeakSet(), new Map().entries(), new Set().values(), new WeakRef({}), new FinalizationRegistry(() => {})].map((x) => Object.prototype.toString.call(x)));
  t("iterators", () => { const i = new Map([[1, 2]]).entries(); return [i[Symbol.iterator]() === i, i.next(), i.next(), i.next(), typeof i.next]; });
  t("iterator result", () => { const r = [7].values().next(); return [Object.keys(r), Object.getPrototypeOf(r) === Object.prototype, r.hasOwnProperty("value")]; });
  t("iterator done", () => { const s = new Set([1]), i = s.values(); i.next(); i.next(); s.add(2); return i.next().done; });
  t("wrong this", () => Map.prototype.get.call({}, 1));
  t("wrong this set", () => Set.prototype.has.call(new Map(), 1));
  t("size", () => [Object.getOwnPropertyDescriptor(Map.prototype, "size").set, typeof Object.getOwnPropertyDescriptor(Map.prototype, "size").get, new Map().hasOwnProperty("size")]);
  t("size wrong", () => Map.prototype.size);
  t("size set", () => { new Map().size = 5; });
  t("weak", () => { const w = new WeakMap(), k = {}, f = () => 1; w.set(k, 1).set(f, 2); return [w.get(k), w.has(f), w.get({}), w.has(1), w.get("x"), w.delete(null), new WeakSet([k]).has(k), new WeakMap([[k, 3]]).get(k), new WeakSet().has(5)]; });
  t("weak bad key", () => new WeakMap().set(1, 1));
  t("weakset bad", () => new WeakSet().add("x"));
  t("weakset bad iterable", () => new WeakSet([1]));
  t("WeakRef", () => { const o = { a: 1 }; const r = new WeakRef(o); return [r.deref() === o, r instanceof WeakRef, typeof r.deref, WeakRef.length]; });
  t("WeakRef bad", () => new WeakRef(1));
  t("WeakRef call", () => WeakRef({}));
  t("FinalizationRegistry", () => { const f = new FinalizationRegistry(() => {}), o = {}, k = {}; return [f.register(o, 1, k), f.unregister(k), f.unregister(k), f.unregister({})]; });
  t("FinalizationRegistry bad", () => new FinalizationRegistry());
  t("FinalizationRegistry bad target", () => new FinalizationRegistry(() => {}).register(1));
  t("FinalizationRegistry same", () => { const o = {}; new FinalizationRegistry(() => {}).register(o, o); });
  t("generators", () => { function* g() { try { const x = yield 1; yield x; } finally { yield "f"; } } const i = g(); return [i.next(), i.next("in"), i.return(5), i.next(), i.next(), i[Symbol.iterator]() === i, Object.prototype.toString.call(i), typeof i.throw]; });
  t("generator throw", () => { function* g() { try { yield 1; } catch (e) { yield "c" + e; } } const i = g(); i.next(); return [i.throw("x"), i.next()]; });
  t("generator proto", () => { function* g() {} g.prototype.extra = 5; const i = g(); return [i instanceof g, i.extra, Object.getPrototypeOf(i) === g.prototype]; });
  t("generator delegate", () => { function* a() { const r = yield* b(); yield r; } function* b() { yield 1; return 2; } return [...a()]; });
  t("iterator prototype", () => { const IP = Object.getPrototypeOf(Object.getPrototypeOf([].values())); const it = Object.create(IP, { next: { value: () => ({ done: true }) } }); return [it[Symbol.iterator]() === it, [...it], Object.getPrototypeOf(Object.getPrototypeOf(new Map().keys())) === IP, Object.getPrototypeOf(IP) === Object.prototype]; });
  t("generators inherit it", () => { function* g() {} const IP = Object.getPrototypeOf(Object.getPrototypeOf([].values())); return IP.isPrototypeOf(g()); });
  t("map of maps", () => new Map([["a", new Map([["b", new Set([1])]])]]));
  t("names", () => [Map.name, Set.name, WeakMap.name, WeakRef.name, Map.length, Map.prototype.set.length, Map.prototype.forEach.length, Map.prototype.set.name]);
}

// Expected:
//> order while mutating -> [1, 3, 4, 1, 1, 1, 1, 1, 1, 1, 1]
//> forEach while mutating -> [1, 2, 3, 11, 12, 13]
//> clear while iterating -> [1, 9]
//> keys -> ["z", true, "n", 4, "i", "s", "i", false]
//> string keys built -> [1, 1, true, 5, 1, undefined]
//> int and double -> [2, 4, 5, 4]
//> from generator -> Map{"a"=>1, "b"=>2}
//> from map/set -> [Map{1=>2}, Set{"a", "b"}, Set{1}, Set{3}, 0, 0]
//> bad entry -> throws TypeError
//> not iterable -> throws TypeError
//> not iterable set -> throws TypeError
//> no new -> throws TypeError
//> no new set -> throws TypeError
//> closing -> ["TypeError", 1]
//> adder is called -> [2, [2]]
//> throwing iterator -> throws RangeError
//> throwing next -> throws RangeError
//> object entries -> 1
//> subclass -> [true, true, "k", 1, 1, "M", "[object Map]", true, true]
//> return values -> [true, true, true, false, undefined, true, true, false, false]
//> forEach args -> [1, "a", 1, 5, "b", "b", 1]
//> forEach bad -> throws TypeError
//> identity -> [true, true, true, true]
//> tags -> ["[object Map]", "[object Set]", "[object WeakMap]", "[object WeakSet]", "[object Map Iterator]", "[object Set Iterator]", "[object WeakRef]", "[object FinalizationRegistry]"]
//> iterators -> [true, {value: [1, 2], done: false}, {value: undefined, done: true}, {value: undefined, done: true}, "function"]
//> iterator result -> [["value", "done"], true, true]
//> iterator done -> true
//> wrong this -> throws TypeError
//> wrong this set -> throws TypeError
//> size -> [undefined, "function", false]
//> size wrong -> throws TypeError
//> size set -> throws TypeError
//> weak -> [1, true, undefined, false, undefined, false, true, 3, false]
//> weak bad key -> throws TypeError
//> weakset bad -> throws TypeError
//> weakset bad iterable -> throws TypeError
//> WeakRef -> [true, true, "function", 1]
//> WeakRef bad -> throws TypeError
//> WeakRef call -> throws TypeError
//> FinalizationRegistry -> [undefined, true, false, false]
//> FinalizationRegistry bad -> throws TypeError
//> FinalizationRegistry bad target -> throws TypeError
//> FinalizationRegistry same -> throws TypeError
//> generators -> [{value: 1, done: false}, {value: "in", done: false}, {value: "f", done: false}, {value: 5, done: true}, {value: undefined, done: true}, true, "[object Generator]", "function"]
//> generator throw -> [{value: "cx", done: false}, {value: undefined, done: true}]
//> generator proto -> [true, 5, true]
//> generator delegate -> [1, 2]
//> iterator prototype -> [true, [], true, true]
//> generators inherit it -> true
//> map of maps -> Map{"a"=>Map{"b"=>Set{1}}}
//> names -> ["Map", "Set", "WeakMap", "WeakRef", 0, 2, 1, "set"]
