// SPDX-License-Identifier: Apache-2.0
// Written from the Streams standard, section 5.

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

test("the constructor checks its arguments", () => {
  throws("TypeError", () => new WritableStream(null));
  throws("TypeError", () => new WritableStream({ write: 1 }));
  throws("RangeError", () => new WritableStream({ type: "bytes" }));
  throws("RangeError", () => new WritableStream({}, { highWaterMark: -1 }));
  throws("TypeError", () => new WritableStreamDefaultController());
  throws("TypeError", () => new WritableStreamDefaultWriter({}));
  equal(Object.keys(WritableStream.prototype).sort(), ["abort", "close", "getWriter", "locked"]);
  equal(Object.keys(WritableStreamDefaultWriter.prototype).sort(),
      ["abort", "close", "closed", "desiredSize", "ready", "releaseLock", "write"]);
  equal(Object.keys(WritableStreamDefaultController.prototype).sort(), ["error", "signal"]);
});

test("a sink is called in order and one call at a time", async () => {
  const calls = [];
  let running = 0;
  const sink = {
    start(controller) {
      calls.push(["start", this === sink, controller instanceof WritableStreamDefaultController]);
    },
    async write(chunk, controller) {
      equal(++running, 1);
      calls.push(["write", chunk, controller.signal instanceof AbortSignal, arguments.length]);
      await tick();
      running--;
    },
    close() {
      calls.push(["close", arguments.length]);
    },
  };
  const stream = new WritableStream(sink);
  const writer = stream.getWriter();
  ok(writer instanceof WritableStreamDefaultWriter);
  writer.write("a");
  writer.write("b");
  equal(await writer.close(), undefined);
  equal(await writer.closed, undefined);
  equal(calls, [["start", true, true], ["write", "a", true, 2], ["write", "b", true, 2], ["close", 0]]);
});

test("ready and desiredSize show the backpressure", async () => {
  const written = [];
  const stream = new WritableStream({
    write(chunk) {
      return new Promise((resolve) => written.push({ chunk, resolve }));
    },
  }, { highWaterMark: 2, size: (chunk) => chunk });
  const writer = stream.getWriter();
  equal(writer.desiredSize, 2);
  equal(await writer.ready, undefined);
  const first = writer.write(2);
  equal(writer.desiredSize, 0);
  let ready = false;
  const waiting = writer.ready.then(() => {
    ready = true;
  });
  await tick();
  equal(ready, false);
  written[0].resolve();
  await first;
  await waiting;
  equal(writer.desiredSize, 2);
  equal(ready, true);
});

test("locks", async () => {
  const stream = new WritableStream();
  equal(stream.locked, false);
  const writer = stream.getWriter();
  equal(stream.locked, true);
  throws("TypeError", () => stream.getWriter());
  await rejects("TypeError", stream.close());
  await rejects("TypeError", stream.abort());
  writer.releaseLock();
  writer.releaseLock();
  equal(stream.locked, false);
  throws("TypeError", () => writer.desiredSize);
  await rejects("TypeError", writer.write(1));
  await rejects("TypeError", writer.close());
  await rejects("TypeError", writer.abort());
  await rejects("TypeError", writer.ready);
  await rejects("TypeError", writer.closed);
  equal(await stream.close(), undefined);
  await rejects("TypeError", stream.close());
  await rejects("TypeError", WritableStream.prototype.abort.call({}));
  await rejects("TypeError", WritableStreamDefaultWriter.prototype.write.call({}));
});

test("a failing write errors the stream", async () => {
  const reason = new EvalError("own");
  const stream = new WritableStream({ write: () => Promise.reject(reason), close() { fail("must not be called"); } });
  const writer = stream.getWriter();
  const first = writer.write(1);
  const second = writer.write(2);
  equal(await rejects("EvalError", first), reason);
  equal(await rejects("EvalError", second), reason);
  await rejects("EvalError", writer.closed);
  await rejects("EvalError", writer.ready);
  equal(writer.desiredSize, null);
  await rejects("EvalError", writer.write(3));
  await rejects("TypeError", writer.close());
  const throwing = new WritableStream({ write() { throw reason; } }).getWriter();
  await rejects("EvalError", throwing.write(1));
  const starting = new WritableStream({ start: () => Promise.reject(reason) }).getWriter();
  await rejects("EvalError", starting.write(1));
  const closing = new WritableStream({ close() { throw reason; } }).getWriter();
  await rejects("EvalError", closing.close());
  await rejects("EvalError", closing.closed);
});

test("nothing is written after close", async () => {
  const writer = new WritableStream().getWriter();
  const closed = writer.close();
  await rejects("TypeError", writer.write(1));
  await rejects("TypeError", writer.close());
  await closed;
  await rejects("TypeError", writer.write(1));
  equal(writer.desiredSize, 0);
});

test("abort tells the sink, once, after the write under way", async () => {
  const calls = [];
  let finish;
  const sink = {
    write() {
      calls.push("write");
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    abort(reason) {
      calls.push(["abort", reason, arguments.length]);
    },
    close() {
      calls.push("close");
    },
  };
  const writer = new WritableStream(sink).getWriter();
  const first = writer.write(1);
  const second = writer.write(2);
  await tick();
  const aborted = writer.abort("why");
  ok(aborted === writer.abort("again"), "the same promise");
  equal(calls, ["write"]);
  finish();
  equal(await first, undefined);
  equal(await aborted, undefined);
  equal(calls, ["write", ["abort", "why", 1]]);
  let reason;
  await second.catch((error) => {
    reason = error;
  });
  equal(reason, "why");
  await writer.closed.catch((error) => equal(error, "why"));
  equal(await writer.abort("later"), undefined);
});

test("the controller's signal aborts with the stream", async () => {
  let controller;
  const writer = new WritableStream({ start(given) { controller = given; } }).getWriter();
  const { signal } = controller;
  equal(signal.aborted, false);
  let events = 0;
  signal.addEventListener("abort", () => events++);
  const reason = new EvalError("own");
  await writer.abort(reason);
  equal(signal.aborted, true);
  equal(signal.reason, reason);
  equal(events, 1);
  let late;
  const second = new WritableStream({ start(given) { late = given; } });
  await second.abort(reason);
  equal(late.signal.aborted, true);
  equal(late.signal.reason, reason);
});

test("the controller can error the stream", async () => {
  let controller;
  const writer = new WritableStream({ start(given) { controller = given; } }).getWriter();
  controller.error(new EvalError("own"));
  await rejects("EvalError", writer.closed);
  await rejects("EvalError", writer.write(1));
  controller.error(new Error("ignored"));
  await rejects("EvalError", writer.closed);
});

test("a size that is none errors the stream", async () => {
  const writer = new WritableStream({}, { size: () => -1 }).getWriter();
  await rejects("RangeError", writer.write(1));
  await rejects("RangeError", writer.closed);
  const throwing = new WritableStream({}, { size() { throw new EvalError("own"); } }).getWriter();
  await rejects("EvalError", throwing.write(1));
});

test("a failing abort is told to the caller", async () => {
  const stream = new WritableStream({ abort() { throw new EvalError("own"); } });
  await rejects("EvalError", stream.abort("why"));
  equal(await stream.abort(), undefined);
});
