// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  t("at", () => [[1, 2, 3].at(-1), [1].at(5), [1, 2].at("1"), [1, 2].at(NaN), Array.prototype.at.call("abc", -1)]);
  t("concat spreadable", () => { const o = { length: 2, 0: "a", 1: "b", [Symbol.isConcatSpreadable]: true }; const n = [1]; n[Symbol.isConcatSpreadable] = false; return [[0].concat(o).length, [0].concat(n)[1] === n, [].concat([1, , 3])]; });
  t("concat array-like this", () => Array.prototype.concat.call({ a: 1 }, [2]).length);
  t("copyWithin", () => [[1, 2, 3, 4, 5].copyWithin(0, 3), [1, 2, 3, 4, 5].copyWithin(1, 0, 3), [1, 2, 3].copyWithin(-2, -3, -1), [1, , 3].copyWithin(0, 1)]);
  t("fill", () => [[1, 2, 3].fill(0, 1, -1), [1, 2].fill(9, -1), Array(3).fill(), Array.prototype.fill.call({ length: 2 }, 7)]);
  t("find", () => [[1, , 3].find((x) => x === undefined), [, 1].findIndex((x) => x === undefined), [5, 6].find((x) => x > 9), [1, 2, 3].findLast((x) => x < 3), [1, 2, 3].findLastIndex((x) => x > 5)]);
  t("find not callable", () => [].find(1));
  t("find sees mutation", () => { const a = [1, 2, 3], seen = []; a.find((x, i) => { seen.push(x); if (i === 0) a.push(4); a[1] = 9; }); return seen; });
  t("flat", () => [[1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), [[1], , [2]].flat(), [1, [2]].flat(0), [[[]]].flat("2")]);
  t("flatMap", () => [[1, 2].flatMap((x) => [x, [x * 2]]), [1].flatMap(function () { return this; }, 5).map((x) => x + 0)]);
  t("flatMap bad", () => [].flatMap());
  t("includes", () => [[NaN].includes(NaN), [0].includes(-0), [, 1].includes(undefined), [1, 2].includes(1, 1), [1, 2].includes(2, -1), [1].includes(1, Infinity)]);
  t("indexOf", () => [[NaN].indexOf(NaN), [0].indexOf(-0), [, 1].indexOf(undefined), [1, 2, 1].lastIndexOf(1, -2), [1, 2].indexOf(2, -5), 1 / [1].indexOf(1, -0), [1, 2].lastIndexOf(2, undefined)]);
  t("forEach holes", () => { const seen = []; [1, , 3].forEach((x, i) => seen.push(i)); return seen; });
  t("map keeps holes", () => [1, , 3].map((x) => x));
  t("map length", () => Array.prototype.map.call({ length: 3, 1: "x" }, (x) => x));
  t("filter", () => [0, , "", null, 5].filter(() => true));
  t("every/some on holes", () => [[, ,].every(() => false), [, ,].some(() => true)]);
  t("reduce", () => [[1, 2, 3].reduce((a, b) => a + b), [, 5].reduce((a, b) => a + b), [1, 2].reduceRight((a, b) => a + "-" + b)]);
  t("reduce empty", () => [].reduce((a) => a));
  t("reduceRight empty", () => [, ,].reduceRight((a) => a));
  t("join", () => [[null, undefined, 1, [2, [3]]].join(), [1, 2].join(undefined), [1, 2].join(null), Array(3).join("-"), [[]].join()]);
  t("toString without join", () => Array.prototype.toString.call({ join: 1 }));
  t("reverse holes", () => [1, , 3, 4].reverse());
  t("shift/unshift", () => { const a = [1, , 3]; const s = a.shift(); return [s, a, a.unshift(8, 9), a, [].shift(), [].pop()]; });
  t("push on array-like", () => { const o = { length: 1 }; return [Array.prototype.push.call(o, "x"), o]; });
  t("pop on array-like", () => { const o = { length: 2, 1: "z" }; return [Array.prototype.pop.call(o), o.length]; });
  t("slice", () => [[1, 2, 3].slice(-2), [1, 2, 3].slice(1, -1), [1, , 3].slice(0), [1, 2].slice(undefined, undefined), [1, 2].slice(5), [1, 2, 3].slice(-Infinity, 1)]);
  t("splice", () => { const a = [1, 2, 3, 4, 5]; return [a.splice(1, 2, "x"), a, a.splice(-1), a, a.splice(), a, a.splice(0, 0, 7), a, a.splice(1), a]; });
  t("sort default", () => [[3, 10, 2].sort(), [undefined, 3, , 1].sort(), ["b", , "a"].sort(), [true, false].sort(), [-1, -2, 5, 10].sort()]);
  t("sort stable", () => { const a = []; for (let i = 0; i < 100; i++) a.push({ k: i % 3, i }); a.sort((x, y) => x.k - y.k); return a.every((x, i) => i === 0 || a[i - 1].k < x.k || a[i - 1].i < x.i); });
  t("sort undefined last", () => [3, undefined, 1, undefined].sort((a, b) => b - a));
  t("sort bad comparator", () => [1, 2].sort(null));
  t("sort bad comparator 2", () => [].sort({}));
  t("sort throwing comparator", () => [1, 2].sort(() => { throw new RangeError("x"); }));
  t("sort NaN comparator", () => [3, 1, 2].sort(() => NaN));
  t("sort boolean comparator", () => [3, 1, 2].sort((a, b) => a > b));
  t("sort inconsistent comparator", () => { let n = 0; const a = Array.from({ length: 200 }, (_, i) => i); a.sort(() => (n = (n * 1103515245 + 12345) % 2147483648) % 3 - 1); return a.length; });
  t("sort array-like", () => Array.prototype.sort.call({ length: 3, 0: "c", 1: "a", 2: "b" }));
  t("toReversed etc", () => [[1, , 3].toReversed(), [3, , 1].toSorted(), [1, 2, 3].toSpliced(1, 1, "a", "b"), [1, 2, 3].with(-1, 9), [1, , 2].with(0, 5), [1, 2].toSpliced(), [1, 2, 3].toSpliced(1)]);
  t("with range", () => [1].with(1, 0));
  t("toSorted bad", () => [1].toSorted(null));
  t("from", () => [Array.from("a\u{1f600}b"), Array.from({ length: 2, 0: 1 }), Array.from(new Set([1, 1, 2])), Array.from([1, 2], (x, i) => x * 10 + i), Array.from({ length: 2 }, function (_, i) { return this.k + i; }, { k: 5 }), Array.from(5), Array.from(new Map([[1, 2]]))]);
  t("from null", () => Array.from(null));
  t("from bad map", () => Array.from([], 1));
  t("from closes", () => { let closed = 0; const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { closed++; return {}; } }) }; try { Array.from(it, () => { throw new Error("x"); }); } catch (e) { return [e.message, closed]; } });
  t("from ctor", () => { function C(n) { this.n = n; } const c = Array.from.call(C, { length: 2, 0: "a", 1: "b" }); return [c instanceof C, c.n, c[1], c.length]; });
  t("of", () => [Array.of(7), Array.of(), Array.of(1, undefined)]);
  t("of ctor", () => { function C(n) { this.n = n; } const c = Array.of.call(C, 1, 2); return [c instanceof C, c.n, c.length]; });
  t("isArray", () => [Array.isArray([]), Array.isArray(Array.prototype), Array.isArray({ __proto__: Array.prototype }), Array.isArray(new Uint8Array(1))]);
  t("Array(n)", () => [Array(3).length, Array("3").length, new Array(1, 2).length]);
  t("Array(-1)", () => Array(-1));
  t("Array(1.5)", () => new Array(1.5));
  t("length set", () => { const a = [1, 2, 3]; a.length = 1; a[3] = 4; return a; });
  t("length bad", () => { [].length = -1; });
  t("length bad 2", () => { [].length = 1.5; });
  t("species map", () => { class A extends Array {} const a = new A(1, 2, 3); return [a.map((x) => x) instanceof A, a.filter(() => true) instanceof A, a.slice() instanceof A, a.concat([]) instanceof A, a.splice(0, 1) instanceof A, a.flat() instanceof A, a.length]; });
  t("species array", () => { class A extends Array { static get [Symbol.species]() { return Array; } } const a = new A(1, 2, 3); return [a.map((x) => x) instanceof A, a.map((x) => x).constructor === Array]; });
  t("species null", () => { const a = [1]; a.constructor = { [Symbol.species]: null }; return a.map((x) => x); });
  t("species bad", () => { const a = [1]; a.constructor = 5; return a.map((x) => x); });
  t("species on Array", () => Array[Symbol.species] === Array);
  t("keys/entries", () => [[...["a", , "c"].keys()], [...["a", , "c"].entries()], [...["a", , "c"].values()], [][Symbol.iterator] === [].values]);
  t("iterator live", () => { const a = [1, 2], seen = []; for (const x of a) { seen.push(x); if (a.length < 4) a.push(x + 10); } return seen; });
  t("iterator done stays done", () => { const a = [1], it = a.values(); it.next(); it.next(); a.push(2); return it.next(); });
  t("iterator of array-like", () => [...Array.prototype.values.call({ length: 2, 0: "x" })]);
  t("lengths", () => ["at", "concat", "copyWithin", "fill", "find", "flat", "flatMap", "includes", "push", "splice", "toSpliced", "with", "sort"].map((n) => Array.prototype[n].length));
  t("names", () => ["at", "with", "toSorted", "flatMap", "values"].map((n) => Array.prototype[n].name));
  t("null this", () => Array.prototype.map.call(null, (x) => x));
  t("undefined this", () => Array.prototype.at.call(undefined, 0));
  t("not callable", () => [].forEach());
  t("array-like max length", () => { const o = { length: 2 ** 53 }; return Array.prototype.at.call({ length: 2 ** 53 + 5, [2 ** 53 - 2]: "end" }, -1); });
  t("sparse", () => { const a = []; a[2 ** 31] = 1; return [a.length, Object.keys(a)]; });
  t("not an index", () => { const a = []; a[2 ** 32 - 1] = 1; a["01"] = 2; a[-1] = 3; return [a.length, Object.keys(a)]; });
  t("group", () => Object.entries(Object.groupBy([1, 2, 3], (x) => x % 2 ? "odd" : "even")));
  t("defineProperty length", () => { const a = [1, 2, 3]; Object.defineProperty(a, "length", { writable: false }); a.push(4); });
  t("frozen push", () => Object.freeze([1]).push(2));
  t("frozen set", () => { Object.freeze([1])[0] = 2; });
  t("frozen sort", () => Object.freeze([2, 1]).sort());
  t("delete", () => { const a = [1, 2]; return [delete a[0], a]; });
}

// Expected:
//> at -> [3, undefined, 2, 1, "c"]
//> concat spreadable -> [3, true, [1, <hole>, 3]]
//> concat array-like this -> 2
//> copyWithin -> [[4, 5, 3, 4, 5], [1, 1, 2, 3, 5], [1, 1, 2], [<hole>, 3, 3]]
//> fill -> [[1, 0, 3], [1, 9], [undefined, undefined, undefined], {0: 7, 1: 7, length: 2}]
//> find -> [undefined, 0, undefined, 2, -1]
//> find not callable -> throws TypeError
//> find sees mutation -> [1, 9, 3]
//> flat -> [[1, 2, [3, [4]]], [1, 2, 3, 4], [1, 2], [1, [2]], []]
//> flatMap -> [[1, [2], 2, [4]], [5]]
//> flatMap bad -> throws TypeError
//> includes -> [true, true, true, false, true, false]
//> indexOf -> [-1, 0, -1, 0, 1, Infinity, -1]
//> forEach holes -> [0, 2]
//> map keeps holes -> [1, <hole>, 3]
//> map length -> [<hole>, "x", <hole>]
//> filter -> [0, "", null, 5]
//> every/some on holes -> [true, false]
//> reduce -> [6, 5, "2-1"]
//> reduce empty -> throws TypeError
//> reduceRight empty -> throws TypeError
//> join -> [",,1,2,3", "1,2", "1null2", "--", ""]
//> toString without join -> "[object Object]"
//> reverse holes -> [4, 3, <hole>, 1]
//> shift/unshift -> [1, [8, 9, <hole>, 3], 4, [8, 9, <hole>, 3], undefined, undefined]
//> push on array-like -> [2, {1: "x", length: 2}]
//> pop on array-like -> ["z", 1]
//> slice -> [[2, 3], [2], [1, <hole>, 3], [1, 2], [], [1]]
//> splice -> [[2, 3], [7], [5], [7], [], [7], [], [7], [1, "x", 4], [7]]
//> sort default -> [[10, 2, 3], [1, 3, undefined, <hole>], ["a", "b", <hole>], [false, true], [-1, -2, 10, 5]]
//> sort stable -> true
//> sort undefined last -> [3, 1, undefined, undefined]
//> sort bad comparator -> throws TypeError
//> sort bad comparator 2 -> throws TypeError
//> sort throwing comparator -> throws RangeError
//> sort NaN comparator -> [3, 1, 2]
//> sort boolean comparator -> [3, 1, 2]
//> sort inconsistent comparator -> 200
//> sort array-like -> {0: "a", 1: "b", 2: "c", length: 3}
//> toReversed etc -> [[3, undefined, 1], [1, 3, undefined], [1, "a", "b", 3], [1, 2, 9], [5, undefined, 2], [1, 2], [1]]
//> with range -> throws RangeError
//> toSorted bad -> throws TypeError
//> from -> [["a", "😀", "b"], [1, undefined], [1, 2], [10, 21], [5, 6], [], [[1, 2]]]
//> from null -> throws TypeError
//> from bad map -> throws TypeError
//> from closes -> ["x", 1]
//> from ctor -> [true, 2, "b", 2]
//> of -> [[7], [], [1, undefined]]
//> of ctor -> [true, 2, 2]
//> isArray -> [true, true, false, false]
//> Array(n) -> [3, 1, 2]
//> Array(-1) -> throws RangeError
//> Array(1.5) -> throws RangeError
//> length set -> [1, <hole>, <hole>, 4]
//> length bad -> throws RangeError
//> length bad 2 -> throws RangeError
//> species map -> [true, true, true, true, true, true, 2]
//> species array -> [false, true]
//> species null -> [1]
//> species bad -> throws TypeError
//> species on Array -> true
//> keys/entries -> [[0, 1, 2], [[0, "a"], [1, undefined], [2, "c"]], ["a", undefined, "c"], true]
//> iterator live -> [1, 2, 11, 12]
//> iterator done stays done -> {value: undefined, done: true}
//> iterator of array-like -> ["x", undefined]
//> lengths -> [1, 1, 2, 1, 1, 0, 1, 1, 1, 2, 2, 2, 1]
//> names -> ["at", "with", "toSorted", "flatMap", "values"]
//> null this -> throws TypeError
//> undefined this -> throws TypeError
//> not callable -> throws TypeError
//> array-like max length -> "end"
//> sparse -> [2147483649, ["2147483648"]]
//> not an index -> [0, ["4294967295", "01", "-1"]]
//> group -> [["odd", [1, 3]], ["even", [2]]]
//> defineProperty length -> throws TypeError
//> frozen push -> throws TypeError
//> frozen set -> throws TypeError
//> frozen sort -> throws TypeError
//> delete -> [true, [<hole>, 2]]
