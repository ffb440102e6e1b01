// SPDX-License-Identifier: Apache-2.0
// Written from the Streams standard, section 4.

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return chunks;
}

function counting(most) {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(next++);
      if (next === most) {
        controller.close();
      }
    },
  });
}

test("all interfaces are there, with their names and tags", () => {
  const names = ["ByteLengthQueuingStrategy", "CountQueuingStrategy", "ReadableByteStreamController", "ReadableStream",
    "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest", "ReadableStreamDefaultController",
    "ReadableStreamDefaultReader", "TransformStream", "TransformStreamDefaultController", "WritableStream",
    "WritableStreamDefaultController", "WritableStreamDefaultWriter"];
  for (const name of names) {
    const Interface = globalThis[name];
    equal(typeof Interface, "function", name);
    equal(Interface.name, name);
    equal(Interface.prototype[Symbol.toStringTag], name);
    equal(Object.getOwnPropertyDescriptor(globalThis, name).enumerable, false, name);
  }
});

test("members are enumerable, and controllers cannot be made", () => {
  equal(Object.keys(ReadableStream.prototype).sort(),
      ["cancel", "getReader", "locked", "pipeThrough", "pipeTo", "tee", "values"]);
  equal(Object.keys(ReadableStreamDefaultReader.prototype).sort(), ["cancel", "closed", "read", "releaseLock"]);
  equal(Object.keys(ReadableStream), ["from"]);
  equal(ReadableStream.prototype[Symbol.asyncIterator], ReadableStream.prototype.values);
  throws("TypeError", () => new ReadableStreamDefaultController());
  throws("TypeError", () => new ReadableByteStreamController());
  throws("TypeError", () => new ReadableStreamBYOBRequest());
});

test("the constructor checks its arguments", () => {
  ok(new ReadableStream() instanceof ReadableStream);
  throws("TypeError", () => new ReadableStream(null));
  throws("TypeError", () => new ReadableStream("x"));
  throws("TypeError", () => new ReadableStream({ type: "other" }));
  throws("TypeError", () => new ReadableStream({ pull: 1 }));
  throws("TypeError", () => new ReadableStream({ start: {} }));
  throws("RangeError", () => new ReadableStream({}, { highWaterMark: -1 }));
  throws("RangeError", () => new ReadableStream({}, { highWaterMark: NaN }));
  throws("TypeError", () => new ReadableStream({}, { size: 1 }));
  throws("RangeError", () => new ReadableStream({ type: "bytes" }, { size: () => 1 }));
  throws("TypeError", () => new ReadableStream({ type: "bytes", autoAllocateChunkSize: 0 }));
  throws("SyntaxError", () => new ReadableStream({ start() { throw new SyntaxError("own"); } }));
});

test("methods refuse foreign objects: by throwing, or by a rejection if they give promises", async () => {
  const { prototype } = ReadableStream;
  throws("TypeError", () => prototype.getReader.call({}));
  throws("TypeError", () => Object.getOwnPropertyDescriptor(prototype, "locked").get.call(new Response("")));
  throws("TypeError", () => prototype.tee.call(undefined));
  await rejects("TypeError", prototype.cancel.call({}));
  await rejects("TypeError", prototype.pipeTo.call({}, new WritableStream()));
  await rejects("TypeError", ReadableStreamDefaultReader.prototype.read.call({}));
  await rejects("TypeError", Object.getOwnPropertyDescriptor(ReadableStreamDefaultReader.prototype, "closed").get.call({}));
  throws("TypeError", () => new ReadableStreamDefaultReader({}));
});

test("a source is started, pulled and read in order", async () => {
  const calls = [];
  const source = {
    start(controller) {
      calls.push("start", this === source, controller instanceof ReadableStreamDefaultController, arguments.length);
    },
    pull(controller) {
      calls.push("pull", controller.desiredSize);
      controller.enqueue(calls.length);
      if (calls.length > 8) {
        controller.close();
      }
    },
  };
  const stream = new ReadableStream(source);
  equal(calls, ["start", true, true, 1]);
  const reader = stream.getReader();
  equal(await reader.read(), { value: 6, done: false });
  await tick();
  equal(calls, ["start", true, true, 1, "pull", 1, "pull", 1]);
  equal(await reader.read(), { value: 8, done: false });
  equal(await reader.read(), { value: 10, done: false });
  equal(await reader.read(), { value: undefined, done: true });
  equal(await reader.closed, undefined);
});

test("pull waits for the promise of the last pull", async () => {
  let pulls = 0;
  let finish;
  const stream = new ReadableStream({
    pull(controller) {
      pulls++;
      controller.enqueue(pulls);
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  }, { highWaterMark: 5 });
  await tick();
  equal(pulls, 1);
  finish();
  await tick();
  equal(pulls, 2);
  equal((await stream.getReader().read()).value, 1);
});

test("no pull before somebody reads if the high-water mark is zero", async () => {
  let pulls = 0;
  const stream = new ReadableStream({ pull(controller) { pulls++; controller.enqueue(1); } }, { highWaterMark: 0 });
  await tick();
  equal(pulls, 0);
  await stream.getReader().read();
  equal(pulls, 1);
});

test("desiredSize follows the strategy", async () => {
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; } },
      { highWaterMark: 10, size: (chunk) => chunk.length });
  equal(controller.desiredSize, 10);
  controller.enqueue("abcd");
  equal(controller.desiredSize, 6);
  controller.enqueue("0123456789");
  equal(controller.desiredSize, -4);
  const reader = stream.getReader();
  await reader.read();
  equal(controller.desiredSize, 0);
  controller.close();
  equal(controller.desiredSize, 0);
  await reader.read();
  equal(controller.desiredSize, 0);
  new ReadableStream({ start(given) { controller = given; } });
  controller.error("e");
  equal(controller.desiredSize, null);
});

test("a size that is none errors the stream", async () => {
  for (const size of [-1, NaN, Infinity, "x"]) {
    let controller;
    const stream = new ReadableStream({ start(given) { controller = given; } }, { size: () => size });
    throws("RangeError", () => controller.enqueue(1), String(size));
    await rejects("RangeError", stream.getReader().read());
  }
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; } },
      { size() { throw new EvalError("own"); } });
  throws("EvalError", () => controller.enqueue(1));
  await rejects("EvalError", stream.getReader().closed);
});

test("a closed or errored controller takes nothing", async () => {
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; } });
  controller.enqueue("last");
  controller.close();
  throws("TypeError", () => controller.enqueue("x"));
  throws("TypeError", () => controller.close());
  const reader = stream.getReader();
  equal(await reader.read(), { value: "last", done: false });
  equal(await reader.read(), { value: undefined, done: true });
  controller.error(new Error("too late"));
  equal(await reader.closed, undefined);
});

test("errors reach those who read and those who come later", async () => {
  const reason = new RangeError("own");
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; controller.enqueue("lost"); } });
  const reader = stream.getReader();
  controller.error(reason);
  equal(await rejects("RangeError", reader.read()), reason);
  equal(await rejects("RangeError", reader.closed), reason);
  reader.releaseLock();
  equal(await rejects("RangeError", stream.cancel()), reason);
  equal(await rejects("RangeError", stream.getReader().read()), reason);
  await rejects("EvalError", new ReadableStream({ pull() { throw new EvalError(""); } }).getReader().read());
  await rejects("EvalError", new ReadableStream({ start: () => Promise.reject(new EvalError("")) }).getReader().read());
});

test("a stream is locked while it has a reader", async () => {
  const stream = counting(3);
  equal(stream.locked, false);
  const reader = stream.getReader();
  equal(stream.locked, true);
  throws("TypeError", () => stream.getReader());
  throws("TypeError", () => stream.tee());
  throws("TypeError", () => stream.values());
  await rejects("TypeError", stream.cancel());
  await rejects("TypeError", stream.pipeTo(new WritableStream()));
  equal((await reader.read()).value, 0);
  reader.releaseLock();
  reader.releaseLock();
  equal(stream.locked, false);
  await rejects("TypeError", reader.read());
  await rejects("TypeError", reader.closed);
  await rejects("TypeError", reader.cancel());
  equal((await stream.getReader().read()).value, 1);
  throws("TypeError", () => counting(1).getReader({ mode: "other" }));
  throws("TypeError", () => counting(1).getReader({ mode: "byob" }));
});

test("releasing a reader fails the reads that wait, and keeps the chunks", async () => {
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; } });
  const first = stream.getReader();
  const waiting = first.read();
  first.releaseLock();
  await rejects("TypeError", waiting);
  controller.enqueue("kept");
  equal(await stream.getReader().read(), { value: "kept", done: false });
});

test("cancelling", async () => {
  const reasons = [];
  const source = { cancel(reason) { reasons.push(reason, this === source); return "ignored"; } };
  const stream = new ReadableStream(source);
  equal(await stream.cancel("why"), undefined);
  equal(reasons, ["why", true]);
  equal(await stream.getReader().read(), { value: undefined, done: true });
  const failing = new ReadableStream({ cancel() { throw new EvalError("own"); } });
  await rejects("EvalError", failing.cancel());
  const reader = counting(5).getReader();
  const read = reader.read();
  equal(await reader.cancel(), undefined);
  equal((await read).done, true);
  equal((await reader.read()).done, true);
  equal(await reader.closed, undefined);
});

test("async iteration", async () => {
  equal(await collect(counting(3)), [0, 1, 2]);
  const stream = counting(5);
  for await (const chunk of stream) {
    if (chunk === 1) {
      break;
    }
  }
  equal(stream.locked, false);
  equal((await stream.getReader().read()).done, true);
  const kept = counting(5);
  for await (const chunk of kept.values({ preventCancel: true })) {
    if (chunk === 1) {
      break;
    }
  }
  equal((await kept.getReader().read()).value, 2);
});

test("the async iterator itself", async () => {
  const stream = counting(3);
  const iterator = stream.values();
  equal(typeof iterator[Symbol.asyncIterator], "function");
  equal(iterator[Symbol.asyncIterator](), iterator);
  const results = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()]);
  equal(results, [{ value: 0, done: false }, { value: 1, done: false }, { value: 2, done: false },
    { value: undefined, done: true }]);
  equal(stream.locked, false);
  equal(await iterator.next(), { value: undefined, done: true });
  equal(await iterator.return("x"), { value: "x", done: true });
  let reason;
  const second = new ReadableStream({ cancel(given) { reason = given; } }).values();
  equal(await second.return("end"), { value: "end", done: true });
  equal(reason, "end");
  const failing = new ReadableStream({ pull() { throw new EvalError("own"); } }).values();
  await rejects("EvalError", failing.next());
  equal(await failing.next(), { value: undefined, done: true });
  await rejects("TypeError", iterator.next.call({}));
});

test("ReadableStream.from takes iterables of both kinds", async () => {
  equal(await collect(ReadableStream.from(["a", "b"])), ["a", "b"]);
  equal(await collect(ReadableStream.from(new Set([1, 2]))), [1, 2]);
  equal(await collect(ReadableStream.from([Promise.resolve(1), 2])), [1, 2]);
  equal(await collect(ReadableStream.from((function* () { yield 1; yield 2; })())), [1, 2]);
  equal(await collect(ReadableStream.from((async function* () { yield "x"; yield "y"; })())), ["x", "y"]);
  equal(await collect(ReadableStream.from(counting(2))), [0, 1]);
  for (const bad of [null, undefined, 1, {}, true]) {
    throws("TypeError", () => ReadableStream.from(bad), String(bad));
  }
});

test("ReadableStream.from passes on errors and cancels the iterator", async () => {
  await rejects("EvalError", collect(ReadableStream.from((async function* () { yield 1; throw new EvalError(""); })())));
  await rejects("EvalError", collect(ReadableStream.from({ [Symbol.iterator]: () => ({ next() { throw new EvalError(""); } }) })));
  await rejects("TypeError", collect(ReadableStream.from({ [Symbol.asyncIterator]: () => ({ next: () => 1 }) })));
  let ended;
  const stream = ReadableStream.from({
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ value: 1, done: false }),
      return: async (reason) => {
        ended = reason;
        return {};
      },
    }),
  });
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel("enough");
  equal(ended, "enough");
});

test("tee gives two streams with the same chunks", async () => {
  const chunk = {};
  const [first, second] = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.enqueue("b");
      controller.close();
    },
  }).tee();
  const one = await collect(first);
  const two = await collect(second);
  equal(one[0], chunk);
  ok(one[0] === two[0], "the same object");
  equal(one.length + two.length, 4);
});

test("tee cancels when both branches have been cancelled", async () => {
  let reason;
  const [first, second] = new ReadableStream({ cancel(given) { reason = given; } }).tee();
  const early = first.cancel("a");
  await tick();
  equal(reason, undefined);
  await second.cancel("b");
  await early;
  equal(reason, ["a", "b"]);
  const [third, fourth] = counting(3).tee();
  await Promise.all([third.getReader().read(), tick()]);
  equal(await collect(fourth), [0, 1, 2]);
  let controller;
  const [fifth, sixth] = new ReadableStream({ start(given) { controller = given; } }).tee();
  controller.error(new EvalError("own"));
  await rejects("EvalError", fifth.getReader().closed);
  await rejects("EvalError", sixth.getReader().closed);
});

test("many chunks do not fill the stack", async () => {
  const stream = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 3000; i++) {
        controller.enqueue(i);
      }
      controller.close();
    },
  });
  let sum = 0;
  await stream.pipeTo(new WritableStream({ write(chunk) { sum += chunk; } }));
  equal(sum, 4498500);
});

test("strategies", () => {
  const count = new CountQueuingStrategy({ highWaterMark: 5 });
  equal(count.highWaterMark, 5);
  equal(count.size("anything"), 1);
  equal(count.size, new CountQueuingStrategy({ highWaterMark: 1 }).size);
  equal(count.size.name, "size");
  const bytes = new ByteLengthQueuingStrategy({ highWaterMark: "7" });
  equal(bytes.highWaterMark, 7);
  equal(bytes.size(new Uint8Array(9)), 9);
  equal(bytes.size({ byteLength: "x" }), "x");
  throws("TypeError", () => bytes.size(null));
  throws("TypeError", () => new CountQueuingStrategy());
  throws("TypeError", () => new ByteLengthQueuingStrategy({}));
  throws("TypeError", () => Object.getOwnPropertyDescriptor(CountQueuingStrategy.prototype, "size").get.call({}));
  ok(Number.isNaN(new CountQueuingStrategy({ highWaterMark: "x" }).highWaterMark));
});
