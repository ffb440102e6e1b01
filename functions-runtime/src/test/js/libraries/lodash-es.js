// SPDX-License-Identifier: Apache-2.0
import _, { camelCase, chunk, cloneDeep, deburr, get, groupBy, isEqual, merge, orderBy, truncate, words } from "lodash-es";

test("collections", () => {
  equal(groupBy([1.2, 1.8, 2.1], Math.floor), { 1: [1.2, 1.8], 2: [2.1] });
  equal(chunk([1, 2, 3], 2), [[1, 2], [3]]);
  equal(orderBy([{ a: 2 }, { a: 1 }], ["a"]), [{ a: 1 }, { a: 2 }]);
  equal(_.chain([3, 1, 2]).sortBy().map((x) => x * 2).value(), [2, 4, 6]);
});

test("deep copies and comparisons", () => {
  const value = { date: new Date(0), map: new Map([[1, { x: 1 }]]), set: new Set([1]), bytes: new Uint8Array([1, 2]), re: /a/g };
  ok(isEqual(cloneDeep(value), value));
  ok(!isEqual(value, { ...value, set: new Set([2]) }));
  equal(merge({ a: [1, { b: 2 }] }, { a: [, { c: 3 }] }), { a: [1, { b: 2, c: 3 }] });
  equal(get({ a: [{ b: 3 }] }, "a[0].b"), 3);
});

test("texts", () => {
  equal(camelCase("foo bar-baz"), "fooBarBaz");
  equal(deburr("d\u00e9j\u00e0 vu"), "deja vu");
  equal(words("fooBar baz"), ["foo", "Bar", "baz"]);
  equal(truncate("a long text to be cut", { length: 12 }), "a long te...");
});
