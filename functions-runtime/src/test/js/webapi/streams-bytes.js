// SPDX-License-Identifier: Apache-2.0
// Byte streams: Streams 4.5 to 4.8. Buffers are not detached on every engine, so nothing here looks at given ones again.

const bytes = (...values) => new Uint8Array(values);

function controlled(options) {
  const made = { stream: null, controller: null };
  made.stream = new ReadableStream({ type: "bytes", start(controller) { made.controller = controller; }, ...options });
  return made;
}

test("chunks of any view arrive as Uint8Array", async () => {
  const { stream, controller } = controlled();
  ok(controller instanceof ReadableByteStreamController);
  equal(controller.desiredSize, 0);
  equal(controller.byobRequest, null);
  controller.enqueue(bytes(1, 2));
  controller.enqueue(new DataView(bytes(9, 3, 4, 9).buffer, 1, 2));
  controller.enqueue(new Uint16Array([0x0605]));
  equal(controller.desiredSize, -6);
  controller.close();
  const reader = stream.getReader();
  equal(await reader.read(), { value: bytes(1, 2), done: false });
  equal(await reader.read(), { value: bytes(3, 4), done: false });
  equal(await reader.read(), { value: bytes(5, 6), done: false });
  equal(await reader.read(), { value: undefined, done: true });
});

test("what is no view, or an empty one, is refused", () => {
  const { controller } = controlled();
  throws("TypeError", () => controller.enqueue());
  throws("TypeError", () => controller.enqueue("x"));
  throws("TypeError", () => controller.enqueue(new ArrayBuffer(1)));
  throws("TypeError", () => controller.enqueue(new Uint8Array(0)));
  controller.close();
  throws("TypeError", () => controller.enqueue(bytes(1)));
  throws("TypeError", () => controller.close());
});

test("a byob reader gets its own kind of view, filled as far as there is something", async () => {
  const { stream, controller } = controlled();
  controller.enqueue(bytes(1, 2, 3, 4, 5));
  const reader = stream.getReader({ mode: "byob" });
  ok(reader instanceof ReadableStreamBYOBReader);
  equal(await reader.read(new Uint8Array(2)), { value: bytes(1, 2), done: false });
  const { value } = await reader.read(new Uint8Array(8));
  equal(value, bytes(3, 4, 5));
  equal(value.buffer.byteLength, 8);
  controller.enqueue(bytes(6, 7, 8));
  const words = (await reader.read(new Uint16Array(4))).value;
  ok(words instanceof Uint16Array, "a Uint16Array");
  equal(words.length, 1);
  equal(words[0], 0x0706);
  const view = (await reader.read(new DataView(new ArrayBuffer(4)))).value;
  ok(view instanceof DataView, "a DataView");
  equal([view.byteOffset, view.byteLength, view.getUint8(0)], [0, 1, 8]);
});

test("read checks its view", async () => {
  const reader = controlled().stream.getReader({ mode: "byob" });
  await rejects("TypeError", reader.read());
  await rejects("TypeError", reader.read({}));
  await rejects("TypeError", reader.read(new Uint8Array(0)));
  await rejects("TypeError", reader.read(new Uint8Array(1), { min: 0 }));
  await rejects("RangeError", reader.read(new Uint8Array(1), { min: 2 }));
  await rejects("RangeError", reader.read(new Uint16Array(2), { min: 3 }));
  throws("TypeError", () => new ReadableStreamBYOBReader(new ReadableStream()));
  await rejects("TypeError", ReadableStreamBYOBReader.prototype.read.call({}, bytes(1)));
});

test("min waits for as many elements", async () => {
  const { stream, controller } = controlled();
  const reader = stream.getReader({ mode: "byob" });
  let settled = false;
  const read = reader.read(new Uint8Array(6), { min: 4 });
  read.then(() => {
    settled = true;
  });
  controller.enqueue(bytes(1, 2, 3));
  await Promise.resolve();
  await Promise.resolve();
  equal(settled, false);
  controller.enqueue(bytes(4, 5));
  equal((await read).value, bytes(1, 2, 3, 4, 5));
});

test("a source can fill the reader's buffer", async () => {
  const seen = [];
  const stream = new ReadableStream({
    type: "bytes",
    pull(controller) {
      const request = controller.byobRequest;
      ok(request instanceof ReadableStreamBYOBRequest);
      equal(controller.byobRequest, request);
      seen.push(request.view.byteLength);
      request.view[0] = 42;
      request.respond(1);
      equal(request.view, null);
      throws("TypeError", () => request.respond(1));
      equal(controller.byobRequest, null);
    },
  });
  const reader = stream.getReader({ mode: "byob" });
  equal(await reader.read(new Uint8Array(10)), { value: bytes(42), done: false });
  equal(await reader.read(new Uint8Array(3)), { value: bytes(42), done: false });
  equal(seen, [10, 3]);
});

test("respond checks its argument", async () => {
  let request;
  const stream = new ReadableStream({ type: "bytes", pull(controller) { request = controller.byobRequest; } });
  const reader = stream.getReader({ mode: "byob" });
  const read = reader.read(new Uint8Array(4));
  await new Promise((resolve) => setTimeout(resolve, 0));
  throws("TypeError", () => request.respond());
  throws("TypeError", () => request.respond(0));
  throws("TypeError", () => request.respond(-1));
  throws("RangeError", () => request.respond(5));
  throws("TypeError", () => request.respondWithNewView({}));
  throws("RangeError", () => request.respondWithNewView(new Uint8Array(8)));
  throws("RangeError", () => request.respondWithNewView(new Uint8Array(new ArrayBuffer(4), 1, 2)));
  request.respondWithNewView(new Uint8Array(request.view.buffer, 0, 2));
  equal((await read).value.length, 2);
});

test("bytes that come in parts make whole elements", async () => {
  let parts = 0;
  const stream = new ReadableStream({
    type: "bytes",
    pull(controller) {
      parts++;
      controller.byobRequest.view[0] = parts;
      controller.byobRequest.respond(1);
    },
  });
  const reader = stream.getReader({ mode: "byob" });
  const { value } = await reader.read(new Uint16Array(2));
  equal(value.length, 1);
  equal(value[0], 0x0201);
});

test("a stream that ends within an element fails", async () => {
  const { stream, controller } = controlled();
  controller.enqueue(bytes(1));
  const reader = stream.getReader({ mode: "byob" });
  const read = reader.read(new Uint16Array(1));
  throws("TypeError", () => controller.close());
  await rejects("TypeError", read);
  const second = controlled();
  second.controller.enqueue(bytes(1));
  second.controller.close();
  await rejects("TypeError", second.stream.getReader({ mode: "byob" }).read(new Uint16Array(1)));
});

test("closing answers the reader with an empty view of its buffer", async () => {
  const { stream, controller } = controlled();
  const reader = stream.getReader({ mode: "byob" });
  const read = reader.read(new Uint8Array(4));
  controller.close();
  controller.byobRequest.respond(0);
  const result = await read;
  equal(result.done, true);
  equal(result.value.byteLength, 0);
  const later = await reader.read(new Uint16Array(2));
  equal(later.done, true);
  ok(later.value instanceof Uint16Array);
  equal(later.value.length, 0);
});

test("cancelling answers with undefined", async () => {
  let reason;
  const { stream } = controlled({ cancel(given) { reason = given; } });
  const reader = stream.getReader({ mode: "byob" });
  const read = reader.read(new Uint8Array(4));
  await reader.cancel("why");
  equal(await read, { value: undefined, done: true });
  equal(reason, "why");
});

test("autoAllocateChunkSize gives a request for a default reader too", async () => {
  const stream = new ReadableStream({
    type: "bytes",
    autoAllocateChunkSize: 16,
    pull(controller) {
      equal(controller.byobRequest.view.byteLength, 16);
      controller.byobRequest.view[0] = 5;
      controller.byobRequest.respond(1);
    },
  });
  equal(await stream.getReader().read(), { value: bytes(5), done: false });
});

test("a released byob reader leaves its bytes to the next", async () => {
  let controller;
  const stream = new ReadableStream({ type: "bytes", start(given) { controller = given; } });
  const first = stream.getReader({ mode: "byob" });
  const lost = first.read(new Uint8Array(4));
  first.releaseLock();
  await rejects("TypeError", lost);
  const second = stream.getReader({ mode: "byob" });
  const read = second.read(new Uint8Array(2));
  controller.enqueue(bytes(7, 8, 9));
  equal((await read).value, bytes(7, 8));
  equal((await second.read(new Uint8Array(2))).value, bytes(9));
});

test("an error fails the reads that wait", async () => {
  const { stream, controller } = controlled();
  const reader = stream.getReader({ mode: "byob" });
  const read = reader.read(bytes(1));
  controller.error(new EvalError("own"));
  await rejects("EvalError", read);
  await rejects("EvalError", reader.read(bytes(1)));
  equal(controller.desiredSize, null);
});

test("tee copies the bytes for the second branch", async () => {
  const { stream, controller } = controlled();
  const [first, second] = stream.tee();
  controller.enqueue(bytes(1, 2, 3));
  controller.close();
  const one = (await first.getReader().read()).value;
  one[0] = 9;
  const reader = second.getReader({ mode: "byob" });
  equal((await reader.read(new Uint8Array(8))).value, bytes(1, 2, 3));
  equal((await reader.read(new Uint8Array(8))).done, true);
});

test("tee lets a branch fill its own buffer", async () => {
  let next = 0;
  const [first, second] = new ReadableStream({
    type: "bytes",
    pull(controller) {
      controller.enqueue(bytes(++next));
    },
  }).tee();
  const reader = first.getReader({ mode: "byob" });
  equal((await reader.read(new Uint8Array(4))).value, bytes(1));
  equal((await second.getReader().read()).value, bytes(1));
});

test("iteration and piping work on byte streams", async () => {
  const { stream, controller } = controlled();
  controller.enqueue(bytes(1));
  controller.enqueue(bytes(2));
  controller.close();
  const lengths = [];
  for await (const chunk of stream) {
    lengths.push(chunk[0]);
  }
  equal(lengths, [1, 2]);
});
