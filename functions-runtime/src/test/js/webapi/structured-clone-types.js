// SPDX-License-Identifier: Apache-2.0

const tagOf = (value) => Object.prototype.toString.call(value);

test("each type keeps its kind", () => {
  for (const value of [true, 5, -0, NaN, "s", undefined, null]) {
    ok(Object.is(structuredClone(value), value), String(value));
  }
  for (const [value, kind] of [[Object(false), Boolean], [Object(7), Number], [Object("box"), String]]) {
    const copy = structuredClone(value);
    ok(copy instanceof kind && typeof copy === "object" && copy !== value);
    equal(copy.valueOf(), value.valueOf());
  }
  ok(isNaN(structuredClone(new Date(NaN)).getTime()));
  for (const name of ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array",
    "Uint32Array", "Float32Array", "Float64Array"]) {
    const value = new globalThis[name]([1, 2, 3]).subarray(1);
    const copy = structuredClone(value);
    equal(copy, value, name);
    equal([copy.byteOffset, copy.buffer.byteLength], [value.byteOffset, value.buffer.byteLength], name);
    ok(copy.buffer !== value.buffer, name);
  }
  const view = structuredClone(new DataView(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2));
  equal([tagOf(view), view.byteOffset, view.byteLength, view.buffer.byteLength], ["[object DataView]", 1, 2, 4]);
  const expression = /x/g;
  expression.lastIndex = 3;
  const copied = structuredClone(expression);
  equal([copied.source, copied.flags, copied.lastIndex], ["x", "g", 0]);
});

test("errors", () => {
  for (const name of ["Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"]) {
    const copy = structuredClone(new globalThis[name]("m"));
    ok(copy instanceof globalThis[name] && Object.getPrototypeOf(copy) === globalThis[name].prototype, name);
    equal([copy.name, copy.message], [name, "m"], name);
  }
  const own = new Error("m");
  own.name = "Custom";
  own.code = "E_X";
  const copy = structuredClone(own);
  equal([copy.name, copy.code], ["Error", undefined]);
  equal(copy.stack, own.stack);
  equal(Object.keys(copy), []);
  const cause = new RangeError("inner");
  const outer = structuredClone(new Error("outer", { cause }));
  ok(outer.cause instanceof RangeError && outer.cause !== cause);
  equal(outer.cause.message, "inner");
  const circular = new Error("self");
  circular.cause = circular;
  const again = structuredClone(circular);
  ok(again.cause === again);
  const renamed = new Error("m");
  renamed.name = "TypeError";
  ok(structuredClone(renamed) instanceof TypeError);
  const without = new Error();
  ok(!Object.prototype.hasOwnProperty.call(structuredClone(without), "message"));
  const exception = structuredClone(new DOMException("d", "NotFoundError"));
  ok(exception instanceof DOMException);
  equal([exception.name, exception.message, exception.code], ["NotFoundError", "d", 8]);
});

test("arrays keep their holes and own properties", () => {
  const sparse = [1, , 3];
  sparse.length = 5;
  sparse.extra = "e";
  const copy = structuredClone(sparse);
  equal([copy.length, 1 in copy, 0 in copy, copy.extra], [5, false, true, "e"]);
  ok(Array.isArray(copy));
});

test("getters are read, prototypes and hidden properties are dropped", () => {
  let calls = 0;
  const value = Object.create({ inherited: 1 }, {
    got: { get: () => ++calls, enumerable: true },
    hidden: { value: 1, enumerable: false },
  });
  value[Symbol("s")] = 1;
  const copy = structuredClone(value);
  equal(copy, { got: 1 });
  equal(calls, 1);
  ok(Object.getPrototypeOf(copy) === Object.prototype);
  const descriptor = Object.getOwnPropertyDescriptor(copy, "got");
  equal([descriptor.writable, descriptor.enumerable, descriptor.configurable], [true, true, true]);
  equal(Object.keys(structuredClone(JSON.parse("{\"__proto__\": 1}"))), ["__proto__"]);
  const failing = { get x() {
    throw new RangeError("getter");
  } };
  throws("RangeError", () => structuredClone(failing));
  class Sub extends Map {}
  ok(Object.getPrototypeOf(structuredClone(new Sub([[1, 2]]))) === Map.prototype);
});

test("keys and members of collections are copied, too", () => {
  const key = { k: 1 };
  const copy = structuredClone({ key, map: new Map([[key, new Set([key])]]) });
  const [[copiedKey, members]] = [...copy.map];
  ok(copiedKey === copy.key && copiedKey !== key);
  ok(members.has(copy.key));
  const self = new Map();
  self.set(self, self);
  const again = structuredClone(self);
  ok(again.get(again) === again);
});

test("what cannot be copied", () => {
  for (const [name, value] of [["function", () => {}], ["method", { m() {} }], ["symbol", Symbol("s")], ["boxed symbol", Object(Symbol("s"))],
    ["WeakMap", new WeakMap()], ["WeakSet", new WeakSet()], ["Promise", Promise.resolve()], ["Headers", new Headers()],
    ["Response", new Response()], ["EventTarget", new EventTarget()], ["Event", new Event("x")], ["URL", new URL("http://h")],
    ["FormData", new FormData()], ["AbortSignal", AbortSignal.abort()], ["MessagePort", new MessageChannel().port1],
    ["global", globalThis], ["native", Math.max]]) {
    const error = throws("DataCloneError", () => structuredClone(value), name);
    equal(error.code, 25, name);
    throws("DataCloneError", () => structuredClone([{ deep: value }]), name);
  }
  equal(structuredClone(Object.create(Date.prototype)), {});
});

test("transfer", () => {
  const bytes = new Uint8Array([1, 2, 3, 4]);
  const { buffer } = bytes;
  const moved = structuredClone({ bytes, part: bytes.subarray(1, 3), buffer }, { transfer: [buffer] });
  equal([...moved.bytes], [1, 2, 3, 4]);
  equal([...moved.part], [2, 3]);
  ok(moved.bytes.buffer === moved.buffer && moved.part.buffer === moved.buffer);
  equal([buffer.byteLength, bytes.length, bytes.byteLength, bytes[0]], [0, 0, 0, undefined]);
  throws("DataCloneError", () => structuredClone(buffer));
  throws("DataCloneError", () => structuredClone(bytes));
  throws("DataCloneError", () => structuredClone(1, { transfer: [buffer] }));
  const other = new ArrayBuffer(8);
  throws("DataCloneError", () => structuredClone(1, { transfer: [other, other] }));
  throws("DataCloneError", () => structuredClone({ f() {} }, { transfer: [other] }));
  equal(other.byteLength, 8);
  throws("DataCloneError", () => structuredClone(1, { transfer: [{}] }));
  throws("DataCloneError", () => structuredClone(1, { transfer: [new Uint8Array(1)] }));
  throws("TypeError", () => structuredClone(1, { transfer: [1] }));
  throws("TypeError", () => structuredClone(1, { transfer: 5 }));
  throws("TypeError", () => structuredClone(1, 5));
  equal(structuredClone(1, null), 1);
  equal(structuredClone(1, { transfer: [] }), 1);
  structuredClone(null, { transfer: new Set([other]) });
  equal(other.byteLength, 0);
});

test("files", async () => {
  const file = structuredClone(new File(["abc"], "n.txt", { type: "text/plain", lastModified: 5 }));
  ok(file instanceof File);
  equal([file.name, file.type, file.lastModified, file.size], ["n.txt", "text/plain", 5, 3]);
  equal(await file.text(), "abc");
});
