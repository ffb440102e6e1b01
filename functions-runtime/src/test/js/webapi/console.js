// SPDX-License-Identifier: Apache-2.0
// The runner compares what is logged with the comments: each call writes one entry.

test("each call is one entry", () => {
  console.log("text", 1, true, null, undefined); // LOG text 1 true null undefined
  console.info("info"); // INFO info
  console.warn("warn"); // WARN warn
  console.error("error"); // ERROR error
  console.debug("debug"); // DEBUG debug
  const { log } = console;
  log("unbound"); // LOG unbound
  console.log(); // LOG 
  ok(true);
});

test("format specifiers", () => {
  console.log("%s is %d years and %i days, %f", "Ann", 42.5, 3.9, "1.5"); // LOG Ann is 42.5 years and 3 days, 1.5
  console.log("%j %o", { a: [1] }, [1]); // LOG {"a":[1]} [ 1 ]
  console.log("%O", { a: 1 }, "rest"); // LOG { a: 1 } rest
  console.log("100%", 5); // LOG 100% 5
  console.log("%% %s", "x"); // LOG % x
  console.log("%s"); // LOG %s
  console.log("%c styled", "color: red"); // LOG  styled
  console.log("%d", "x"); // LOG NaN
  console.log({}, "%s", "x"); // LOG {} %s x
  ok(true);
});

test("values", () => {
  console.log({ a: "x", b: [1, 2], c: { d: null } }); // LOG { a: 'x', b: [ 1, 2 ], c: { d: null } }
  console.log(["it's", "\n"]); // LOG [ "it's", '\n' ]
  console.log([1, , 3]); // LOG [ 1, <empty>, 3 ]
  console.log(new Map([["k", 1]]), new Set(["m"])); // LOG Map(1) { 'k' => 1 } Set(1) { 'm' }
  console.log(new Uint8Array([1, 2])); // LOG Uint8Array(2) [ 1, 2 ]
  console.log(new Date(0)); // LOG 1970-01-01T00:00:00.000Z
  console.log(/a/g, Symbol("s"), -0); // LOG /a/g Symbol(s) -0
  console.log({ "a-b": 1, f: function named() {} }); // LOG { 'a-b': 1, f: [Function: named] }
  console.log(new Headers({ A: "b" })); // LOG Headers { a: 'b' }
  console.log({ get x() { return 1; } }); // LOG { x: [Getter] }
  ok(true);
});

test("depth, cycles and classes", () => {
  const cycle = { name: "c" };
  cycle.self = cycle;
  console.log(cycle); // LOG <ref *1> { name: 'c', self: [Circular *1] }
  class Point {
    constructor() {
      this.x = 1;
    }
  }
  console.log(new Point(), [new Point()]); // LOG Point { x: 1 } [ Point { x: 1 } ]
  console.log({ a: { b: { c: { d: { e: { f: {} } } } } } }); // LOG { a: { b: { c: { d: { e: [Object] } } } } }
  console.log(Object.create(null)); // LOG [Object: null prototype] {}
  ok(true);
});

test("the rest of the console", () => {
  console.assert(true, "not written");
  console.assert(false, "is %s", "written"); // ERROR Assertion failed: is written
  console.count(); // INFO default: 1
  console.count(); // INFO default: 2
  console.group("group"); // LOG group
  console.log("inside"); // LOG   inside
  console.groupEnd();
  console.log("outside"); // LOG outside
  console.dir({ a: 1 }); // LOG { a: 1 }
  ok(true);
});
