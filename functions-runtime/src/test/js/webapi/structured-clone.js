// SPDX-License-Identifier: Apache-2.0

test("values are copied deeply", () => {
  const original = { a: [1, "x", null, undefined, true], d: new Date(5), nested: { b: {} } };
  const copy = structuredClone(original);
  equal(copy.a, original.a);
  ok(copy.a !== original.a);
  equal(copy.d.getTime(), 5);
  ok(copy.d !== original.d && copy.d instanceof Date);
  ok(copy.nested.b !== original.nested.b);
  equal(structuredClone("x"), "x");
  equal(structuredClone(-0), -0);
  equal(structuredClone(null), null);
});

test("maps, sets, expressions and bytes", () => {
  const map = structuredClone(new Map([["k", { v: 1 }]]));
  equal(map.get("k"), { v: 1 });
  const set = structuredClone(new Set([1, 2]));
  equal(set.has(2), true);
  equal(set.size, 2);
  const expression = structuredClone(/a+/gi);
  equal(String(expression), "/a+/gi");
  const bytes = new Uint8Array([1, 2, 3]);
  const copy = structuredClone(bytes);
  equal(copy, bytes);
  copy[0] = 9;
  equal(bytes[0], 1);
  const shared = structuredClone({ a: bytes, b: bytes.buffer });
  ok(shared.a.buffer === shared.b);
});

test("errors keep their type and message", () => {
  const copy = structuredClone(new RangeError("r", { cause: "c" }));
  ok(copy instanceof RangeError);
  equal(copy.message, "r");
  equal(copy.cause, "c");
  class Own extends Error {}
  const own = structuredClone(new Own("o"));
  ok(own instanceof Error);
  equal(own.message, "o");
});

test("cycles and shared members stay what they are", () => {
  const cycle = { list: [] };
  cycle.self = cycle;
  cycle.list.push(cycle.list);
  const copy = structuredClone(cycle);
  ok(copy.self === copy);
  ok(copy.list[0] === copy.list);
  const member = {};
  const two = structuredClone([member, member]);
  ok(two[0] === two[1]);
});

test("class instances become plain objects; what cannot be copied is refused", () => {
  class Point {
    constructor() {
      this.x = 1;
    }
    get y() {
      return 2;
    }
  }
  const copy = structuredClone(new Point());
  equal(copy, { x: 1 });
  ok(!(copy instanceof Point));
  throws("DataCloneError", () => structuredClone(() => 1));
  throws("DataCloneError", () => structuredClone({ f() {} }));
  throws("DataCloneError", () => structuredClone(Symbol("s")));
  throws("DataCloneError", () => structuredClone(new WeakMap()));
  throws("DataCloneError", () => structuredClone(Promise.resolve()));
  throws("DataCloneError", () => structuredClone(new Headers()));
  throws("TypeError", () => structuredClone());
});

test("blobs", async () => {
  const copy = structuredClone(new Blob(["abc"], { type: "text/x" }));
  equal(copy.type, "text/x");
  equal(await copy.text(), "abc");
});
