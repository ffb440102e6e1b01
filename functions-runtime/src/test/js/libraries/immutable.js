// SPDX-License-Identifier: Apache-2.0
import { List, Map, OrderedMap, Range, Record, Set, fromJS, is } from "immutable";

test("persistent collections", () => {
  const map = Map({ a: 1 });
  equal(map.set("b", 2).toJS(), { a: 1, b: 2 });
  equal(map.has("b"), false);
  equal(List([3, 1, 2]).sort().push(9).toArray(), [1, 2, 3, 9]);
  equal([...Set([1, 2, 2])], [1, 2]);
  equal(Range(0, 2000).toList().map((x) => x * 2).get(1999), 3998);
  ok(is(Map({ a: List([1]) }), Map({ a: List([1]) })));
});

test("records, deep updates and texts", () => {
  const Point = Record({ x: 1, y: 2 });
  equal(new Point({ x: 5 }).toJS(), { x: 5, y: 2 });
  equal(fromJS({ a: { b: [1, 2] } }).updateIn(["a", "b"], (list) => list.push(3)).toJS(), { a: { b: [1, 2, 3] } });
  equal(String(OrderedMap([["z", 1], ["a", 2]])), 'OrderedMap { "z": 1, "a": 2 }');
  equal(JSON.stringify(Map({ a: List([1]) })), '{"a":[1]}');
});
