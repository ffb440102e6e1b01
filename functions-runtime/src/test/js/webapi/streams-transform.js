// SPDX-License-Identifier: Apache-2.0
// Written from the Streams standard, section 6, and section 4.2.5 for pipes.

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

function source(...chunks) {
  return new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
}

function sink(into) {
  return new WritableStream({ write(chunk) { into.push(chunk); }, close() { into.push("closed"); },
    abort(reason) { into.push(["aborted", reason]); } });
}

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return chunks;
}

test("a transform stream passes chunks on as they are, if nothing else is said", async () => {
  const transform = new TransformStream();
  ok(transform.readable instanceof ReadableStream);
  ok(transform.writable instanceof WritableStream);
  equal(transform.readable, transform.readable);
  equal(await collect(source("a", "b").pipeThrough(transform)), ["a", "b"]);
  equal(Object.keys(TransformStream.prototype).sort(), ["readable", "writable"]);
  equal(Object.keys(TransformStreamDefaultController.prototype).sort(),
      ["desiredSize", "enqueue", "error", "terminate"]);
});

test("the constructor checks its arguments", () => {
  throws("TypeError", () => new TransformStream(null));
  throws("TypeError", () => new TransformStream({ transform: 1 }));
  throws("RangeError", () => new TransformStream({ readableType: "bytes" }));
  throws("RangeError", () => new TransformStream({ writableType: "bytes" }));
  throws("RangeError", () => new TransformStream({}, { highWaterMark: -1 }));
  throws("EvalError", () => new TransformStream({ start() { throw new EvalError("own"); } }));
  throws("TypeError", () => new TransformStreamDefaultController());
});

test("transform, start and flush", async () => {
  const calls = [];
  const transformer = {
    start(controller) {
      calls.push(["start", this === transformer, controller instanceof TransformStreamDefaultController]);
      controller.enqueue("head");
    },
    async transform(chunk, controller) {
      calls.push(["transform", arguments.length]);
      await tick();
      controller.enqueue(chunk);
      controller.enqueue(chunk + chunk);
    },
    flush(controller) {
      calls.push(["flush", arguments.length]);
      controller.enqueue("tail");
    },
  };
  equal(await collect(source("a").pipeThrough(new TransformStream(transformer))), ["head", "a", "aa", "tail"]);
  equal(calls, [["start", true, true], ["transform", 2], ["flush", 1]]);
});

test("nothing is transformed before somebody reads", async () => {
  let transformed = 0;
  const transform = new TransformStream({ transform(chunk, controller) { transformed++; controller.enqueue(chunk); } });
  const writer = transform.writable.getWriter();
  equal(writer.desiredSize, 1);
  const written = writer.write(1);
  equal(writer.desiredSize, 0);
  await tick();
  equal(transformed, 0);
  const reader = transform.readable.getReader();
  equal((await reader.read()).value, 1);
  await written;
  equal(transformed, 1);
});

test("an error in a transformer fails both sides", async () => {
  const transform = new TransformStream({ transform() { throw new EvalError("own"); } });
  const writer = transform.writable.getWriter();
  const reader = transform.readable.getReader();
  const read = reader.read();
  await rejects("EvalError", writer.write(1));
  await rejects("EvalError", read);
  await rejects("EvalError", writer.closed);
  const flushing = new TransformStream({ flush() { throw new EvalError("own"); } });
  const second = flushing.readable.getReader();
  await rejects("EvalError", flushing.writable.getWriter().close());
  await rejects("EvalError", second.closed);
  let controller;
  const third = new TransformStream({ start(given) { controller = given; } });
  controller.error(new EvalError("own"));
  await rejects("EvalError", third.readable.getReader().read());
  await rejects("EvalError", third.writable.getWriter().write(1));
  throws("TypeError", () => controller.enqueue(1));
});

test("terminate closes the one side and fails the other", async () => {
  const transform = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk); controller.terminate(); } });
  const writer = transform.writable.getWriter();
  const reader = transform.readable.getReader();
  writer.write("a").catch(() => {});
  equal(await reader.read(), { value: "a", done: false });
  equal(await reader.read(), { value: undefined, done: true });
  await rejects("TypeError", writer.write("b"));
});

test("cancel is called for both ends, once", async () => {
  const reasons = [];
  const first = new TransformStream({ cancel(reason) { reasons.push(reason); } });
  await first.readable.cancel("read");
  await first.writable.abort("late");
  const second = new TransformStream({ cancel(reason) { reasons.push(reason); } });
  await second.writable.abort("write");
  equal(reasons, ["read", "write"]);
  let error;
  await second.readable.getReader().read().catch((reason) => {
    error = reason;
  });
  equal(error, "write");
});

test("desiredSize is the readable side's", async () => {
  let controller;
  new TransformStream({ start(given) { controller = given; } }, undefined, { highWaterMark: 3 });
  equal(controller.desiredSize, 3);
  controller.enqueue(1);
  equal(controller.desiredSize, 2);
  controller.terminate();
  equal(controller.desiredSize, 2);
});

test("pipeTo writes everything and closes", async () => {
  const into = [];
  const stream = source(1, 2);
  const target = sink(into);
  const piped = stream.pipeTo(target);
  equal([stream.locked, target.locked], [true, true]);
  equal(await piped, undefined);
  equal(into, [1, 2, "closed"]);
  equal([stream.locked, target.locked], [false, false]);
});

test("pipeTo and pipeThrough check their arguments", async () => {
  await rejects("TypeError", source().pipeTo());
  await rejects("TypeError", source().pipeTo({}));
  await rejects("TypeError", source().pipeTo(new WritableStream(), { signal: {} }));
  await rejects("TypeError", source().pipeTo(new WritableStream(), 1));
  throws("TypeError", () => source().pipeThrough());
  throws("TypeError", () => source().pipeThrough({ readable: new ReadableStream() }));
  throws("TypeError", () => source().pipeThrough({ writable: new WritableStream() }));
  const locked = new TransformStream();
  locked.writable.getWriter();
  throws("TypeError", () => source().pipeThrough(locked));
  const readable = new ReadableStream();
  equal(source().pipeThrough({ readable, writable: new WritableStream() }), readable);
});

test("an error of the source aborts the destination", async () => {
  const into = [];
  const reason = new EvalError("own");
  const failing = () => new ReadableStream({ start(controller) { controller.error(reason); } });
  equal(await rejects("EvalError", failing().pipeTo(sink(into))), reason);
  equal(into.length, 1);
  equal(into[0][1], reason);
  const kept = sink(into);
  await rejects("EvalError", failing().pipeTo(kept, { preventAbort: true }));
  equal(into.length, 1);
  equal(await kept.getWriter().close(), undefined);
});

test("an error of the destination cancels the source", async () => {
  let reason;
  const make = () => new ReadableStream({ start(controller) { controller.enqueue(1); }, cancel(given) { reason = given; } });
  const failing = () => new WritableStream({ write() { throw new EvalError("own"); } });
  const error = await rejects("EvalError", make().pipeTo(failing()));
  equal(reason, error);
  reason = undefined;
  const kept = make();
  await rejects("EvalError", kept.pipeTo(failing(), { preventCancel: true }));
  equal(reason, undefined);
  equal(kept.locked, false);
});

test("preventClose leaves the destination open", async () => {
  const into = [];
  const target = sink(into);
  await source(1).pipeTo(target, { preventClose: true });
  await source(2).pipeTo(target);
  equal(into, [1, 2, "closed"]);
  await rejects("TypeError", source(3).pipeTo(target));
});

test("a closed destination cancels the source", async () => {
  let cancelled;
  const target = new WritableStream();
  await target.close();
  const stream = new ReadableStream({ cancel(reason) { cancelled = reason; } });
  const error = await rejects("TypeError", stream.pipeTo(target));
  equal(cancelled, error);
});

test("a signal ends the pipe", async () => {
  const reason = new EvalError("own");
  const log = [];
  const stream = new ReadableStream({ cancel(given) { log.push(["cancelled", given === reason]); } });
  const target = new WritableStream({ abort(given) { log.push(["aborted", given === reason]); } });
  const controller = new AbortController();
  const piped = stream.pipeTo(target, { signal: controller.signal });
  controller.abort(reason);
  equal(await rejects("EvalError", piped), reason);
  equal(log.sort(), [["aborted", true], ["cancelled", true]]);
  equal([stream.locked, target.locked], [false, false]);
  const second = new ReadableStream({ cancel() { log.push("no"); } });
  const intact = new WritableStream({ abort() { log.push("no"); } });
  await rejects("AbortError", second.pipeTo(intact, { signal: AbortSignal.abort(), preventAbort: true,
    preventCancel: true }));
  equal(log.length, 2);
  equal(await intact.close(), undefined);
});

test("a pipe does not read more than the destination takes", async () => {
  let pulled = 0;
  let finish;
  const stream = new ReadableStream({ pull(controller) { controller.enqueue(++pulled); } }, { highWaterMark: 0 });
  const target = new WritableStream({ write: () => new Promise((resolve) => {
    finish = resolve;
  }) });
  const controller = new AbortController();
  const piped = stream.pipeTo(target, { signal: controller.signal });
  await tick();
  equal(pulled, 1);
  finish();
  await tick();
  equal(pulled, 2);
  controller.abort();
  finish();
  await rejects("AbortError", piped);
});
