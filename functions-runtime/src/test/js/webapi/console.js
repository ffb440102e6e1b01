// SPDX-License-Identifier: Apache-2.0
// The runner compares what is logged with the comments: each call writes one entry. ↵ stands for a line break.

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
  console.log([1, , 3]); // LOG [ 1, <1 empty item>, 3 ]
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

test("collections, promises and boxes", () => {
  console.log(new Map([[{ a: 1 }, new Set(["x"])]]), new WeakMap()); // LOG Map(1) { { a: 1 } => Set(1) { 'x' } } WeakMap { <items unknown> }
  console.log(Promise.resolve({ a: 1 }), new Promise(() => {})); // LOG Promise { { a: 1 } } Promise { <pending> }
  const rejected = Promise.reject("no");
  rejected.catch(() => {});
  console.log(rejected, [Promise.resolve(1)]); // LOG Promise { <rejected> 'no' } [ Promise { 1 } ]
  console.log(new Array(5), [1, , , 4], [, 1]); // LOG [ <5 empty items> ] [ 1, <2 empty items>, 4 ] [ <1 empty item>, 1 ]
  console.log(Object("abc"), Object(1), Object(Symbol("s"))); // LOG [String: 'abc'] [Number: 1] [Symbol: Symbol(s)]
  console.log(new ArrayBuffer(2)); // LOG ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }
  console.log((function () { return arguments; })(1, "a")); // LOG [Arguments] [ 1, 'a' ]
  console.log(Object.assign([1], { extra: true }), Object.assign(function f() {}, { p: 1 })); // LOG [ 1, extra: true ] [Function: f] { p: 1 }
  console.log({ [Symbol("key")]: 1, set b(v) {}, get c() { return 1; }, set c(v) {} }); // LOG { b: [Setter], c: [Getter/Setter], [Symbol(key)]: 1 }
  console.log(new Array(150).fill(0).length, [undefined, null, NaN, 1e21, [true]]); // LOG 150 [ undefined, null, NaN, 1e+21, [ true ] ]
  console.log(new URLSearchParams("a=1"), [new Date(NaN)]); // LOG URLSearchParams { a: '1' } [ Invalid Date ]
  ok(true);
});

test("texts in lists and on their own", () => {
  console.log([new Array(120).fill(1).map(() => 1)].length, new Array(101).fill("a").join("").length); // LOG 1 101
  console.log("a\nb", ["a\nb"], "it's", ["it's", '"']); // LOG a↵b [ 'a\nb' ] it's [ "it's", '"' ]
  ok(true);
});

test("errors with stack, properties and causes", () => {
  const plain = (error) => {
    error.stack = error.name + ": " + error.message + "\n    at place";
    return error;
  };
  console.log(plain(new TypeError("bad"))); // LOG TypeError: bad↵    at place
  console.log({ e: plain(new Error("in")) }); // LOG {↵  e: Error: in↵      at place↵}
  const coded = plain(new Error("coded"));
  coded.code = "E1";
  console.log(coded); // LOG Error: coded↵    at place { code: 'E1' }
  const caused = plain(new Error("outer", { cause: plain(new RangeError("inner")) }));
  console.log(caused); // LOG Error: outer↵    at place {↵  [cause]: RangeError: inner↵      at place↵}
  const many = plain(new AggregateError([1, "two"], "many"));
  console.log(many); // LOG AggregateError: many↵    at place { [errors]: [ 1, 'two' ] }
  const loop = plain(new Error("loop"));
  loop.cause = loop;
  console.log(loop); // LOG <ref *1> Error: loop↵    at place { cause: [Circular *1] }
  console.log("%s", plain(new Error("text"))); // LOG Error: text↵    at place
  console.error("failed:", plain(new SyntaxError("x"))); // ERROR failed: SyntaxError: x↵    at place
  ok(true);
});

test("what cannot be shown harms nobody", () => {
  console.log("%s", { toString() { throw new Error("no"); } }); // LOG [values that cannot be shown]
  console.log({ get danger() { throw new Error("no"); } }); // LOG { danger: [Getter] }
  console.log("%s %s", Symbol("s"), null, undefined); // LOG Symbol(s) null undefined
  console.log("%d %i %f", Symbol("s"), {}, "1.5x"); // LOG NaN NaN 1.5
  console.log("%x %", 1); // LOG %x % 1
  ok(true);
});

test("counters, timers and tables", () => {
  console.count("c"); // INFO c: 1
  console.countReset("c");
  console.count("c"); // INFO c: 1
  console.countReset("nope"); // WARN Count for 'nope' does not exist
  console.timeEnd("nope"); // WARN Timer 'nope' does not exist
  console.time("t");
  console.time("t"); // WARN Timer 't' already exists
  console.assert(false); // ERROR Assertion failed
  console.assert(0, { a: 1 }); // ERROR Assertion failed { a: 1 }
  console.table([{ a: 1, b: "x" }, { c: true }]); // LOG | (index) | a | b   | c    |↵|---------|---|-----|------|↵| 0       | 1 | 'x' |      |↵| 1       |   |     | true |
  console.table([{ a: 1, b: 2 }], ["b"]); // LOG | (index) | b |↵|---------|---|↵| 0       | 2 |
  console.table(new Map([["k", 1]])); // LOG | (iteration index) | Key | Values |↵|-------------------|-----|--------|↵| 0                 | 'k' | 1      |
  console.table("text"); // LOG text
  console.group("outer"); // LOG outer
  console.group();
  console.warn("a\nb"); // WARN     a↵    b
  console.groupEnd();
  console.groupEnd();
  console.groupEnd();
  console.dir({ a: { b: {} } }, { depth: 0 }); // LOG { a: [Object] }
  console.dirxml("x", { a: 1 }); // LOG x { a: 1 }
  ok(true);
});
