// SPDX-License-Identifier: Apache-2.0
// Bodies as streams: Fetch 5.2 (BodyInit) and 5.3 (the Body mixin).

const bytes = (...values) => new Uint8Array(values);

function streamOf(...chunks) {
  return new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
}

async function collect(stream) {
  const all = [];
  for await (const chunk of stream) {
    ok(chunk instanceof Uint8Array);
    all.push(...chunk);
  }
  return all;
}

const post = (body, init) => new Request("http://h/", { method: "POST", body, ...init });

test("body is null or a stream of bytes, always the same one", async () => {
  equal(new Response().body, null);
  equal(new Response(null).body, null);
  equal(new Request("http://h/").body, null);
  const response = new Response("h\u00e9");
  const { body } = response;
  ok(body instanceof ReadableStream);
  ok(body === response.body, "the same stream");
  equal(response.bodyUsed, false);
  equal(body.locked, false);
  equal(await collect(body), [0x68, 0xc3, 0xa9]);
  equal(response.bodyUsed, true);
  equal(await collect(new Response("").body), []);
  equal(await collect(new Response(bytes(1, 2).buffer).body), [1, 2]);
  equal(await collect(new Response(new Blob(["ab"])).body), [97, 98]);
  equal(await collect(post(new URLSearchParams({ a: "b" })).body), [97, 61, 98]);
  equal(Object.getOwnPropertyDescriptor(Response.prototype, "body").enumerable, true);
});

test("body can be read by a byob reader", async () => {
  const reader = new Response("abcd").body.getReader({ mode: "byob" });
  equal((await reader.read(new Uint8Array(3))).value, bytes(97, 98, 99));
  equal((await reader.read(new Uint8Array(3))).value, bytes(100));
  const end = await reader.read(new Uint8Array(3));
  equal([end.done, end.value.length], [true, 0]);
  const empty = await new Response("").body.getReader({ mode: "byob" }).read(new Uint8Array(1));
  equal(empty.done, true);
});

test("text and the others still work once the stream was looked at", async () => {
  const response = new Response("abc");
  ok(response.body instanceof ReadableStream);
  equal(await response.text(), "abc");
  equal(response.bodyUsed, true);
  equal(response.body.locked, true);
  await rejects("TypeError", response.text());
});

test("after text, body is a locked stream that was read", async () => {
  const response = new Response("abc");
  await response.text();
  equal(response.body.locked, true);
  throws("TypeError", () => response.body.getReader());
  equal(response.bodyUsed, true);
});

test("a locked body cannot be read, a released one can", async () => {
  const response = new Response("abc");
  const reader = response.body.getReader();
  equal(response.bodyUsed, false);
  await rejects("TypeError", response.text());
  throws("TypeError", () => response.clone());
  reader.releaseLock();
  equal(await response.clone().text(), "abc");
  equal(await response.text(), "abc");
  const partly = new Response(streamOf(bytes(1), bytes(2)));
  const second = partly.body.getReader();
  await second.read();
  second.releaseLock();
  equal(partly.bodyUsed, true);
  await rejects("TypeError", partly.text());
  const cancelled = new Response("abc");
  await cancelled.body.cancel();
  equal(cancelled.bodyUsed, true);
  await rejects("TypeError", cancelled.arrayBuffer());
});

test("a response can be made of a stream", async () => {
  const make = () => new Response(streamOf(bytes(104, 0xc3), bytes(0xa9)));
  equal(make().headers.get("content-type"), null);
  equal(await make().text(), "h\u00e9");
  equal(new Uint8Array(await make().arrayBuffer()), bytes(104, 0xc3, 0xa9));
  equal(await make().bytes(), bytes(104, 0xc3, 0xa9));
  equal((await make().blob()).size, 3);
  equal(await new Response(streamOf(bytes(0x7b), bytes(0x7d))).json(), {});
  equal([...await new Response(streamOf(bytes(97, 61, 98)), { headers: {
    "content-type": "application/x-www-form-urlencoded" } }).formData()], [["a", "b"]]);
  equal(await new Response(streamOf()).text(), "");
  const stream = streamOf(bytes(1));
  ok(new Response(stream).body === stream, "the given stream");
});

test("chunks of a body must be Uint8Array", async () => {
  for (const chunk of ["text", 1, null, {}, bytes(1).buffer, new DataView(bytes(1).buffer), new Uint16Array(1)]) {
    await rejects("TypeError", new Response(streamOf(chunk)).text(), String(chunk));
  }
});

test("an error of the stream is the error of reading it", async () => {
  const failing = () => new ReadableStream({ pull() { throw new EvalError("own"); } });
  await rejects("EvalError", new Response(failing()).text());
  await rejects("EvalError", new Response(failing()).json());
  await rejects("EvalError", new Response(failing()).formData());
});

test("a stream that is locked or was read makes no body", async () => {
  const locked = streamOf(bytes(1));
  locked.getReader();
  throws("TypeError", () => new Response(locked));
  throws("TypeError", () => post(locked, { duplex: "half" }));
  const read = streamOf(bytes(1));
  const reader = read.getReader();
  await reader.read();
  reader.releaseLock();
  throws("TypeError", () => new Response(read));
});

test("a request with a stream needs duplex: half", async () => {
  throws("TypeError", () => post(streamOf()));
  throws("TypeError", () => post(streamOf(), { duplex: "full" }));
  const request = post(streamOf(bytes(97)), { duplex: "half" });
  equal(request.duplex, "half");
  equal(request.headers.get("content-type"), null);
  equal(await request.text(), "a");
  equal(post("text").duplex, "half");
});

test("clone splits a stream", async () => {
  const response = new Response(streamOf(bytes(97), bytes(98)));
  const before = response.body;
  const clone = response.clone();
  ok(response.body !== before, "the stream is replaced");
  equal(before.locked, true);
  equal([response.bodyUsed, clone.bodyUsed], [false, false]);
  equal(await response.text(), "ab");
  equal(await clone.text(), "ab");
  const request = post(streamOf(bytes(99)), { duplex: "half" });
  const copy = request.clone();
  equal(await copy.text(), "c");
  equal(await request.text(), "c");
  const third = new Response("x").clone().clone();
  equal(await third.text(), "x");
});

test("a request of a request takes the body over", async () => {
  const first = post(streamOf(bytes(97)), { duplex: "half" });
  const stream = first.body;
  const second = new Request(first);
  equal(first.bodyUsed, true);
  equal(stream.locked, true);
  equal(await second.text(), "a");
  throws("TypeError", () => new Request(first));
  const plain = post("text");
  const taken = new Request(plain, { headers: { a: "b" } });
  equal(plain.bodyUsed, true);
  await rejects("TypeError", plain.text());
  equal(await taken.text(), "text");
  const replaced = post("old");
  equal(await new Request(replaced, { body: "new" }).text(), "new");
  equal(replaced.bodyUsed, false);
  const locked = post("x");
  locked.body.getReader();
  throws("TypeError", () => new Request(locked));
  throws("TypeError", () => locked.clone());
});

test("bodies can be piped", async () => {
  const upper = new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()) });
  const response = new Response("\u00e4bc");
  const piped = new Response(response.body.pipeThrough(new TextDecoderStream()).pipeThrough(upper)
      .pipeThrough(new TextEncoderStream()), { headers: { "content-type": "text/x" } });
  equal(await piped.text(), "\u00c4BC");
  equal(response.bodyUsed, true);
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  writer.write(bytes(104));
  writer.write(bytes(105));
  writer.close();
  equal(await new Response(readable).text(), "hi");
  equal(await new Response(ReadableStream.from([bytes(1), bytes(2)])).bytes(), bytes(1, 2));
});

test("what is read does not share memory with the body", async () => {
  const response = new Response("abc");
  const clone = response.clone();
  const chunk = (await response.body.getReader().read()).value;
  chunk[0] = 0;
  equal(await clone.text(), "abc");
  const blob = new Blob(["xyz"]);
  (await new Response(blob).bytes())[0] = 0;
  (await blob.stream().getReader().read()).value[0] = 0;
  equal(await blob.text(), "xyz");
});

test("a long body in many chunks", async () => {
  let left = 2000;
  const response = new Response(new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes(left % 256));
      if (--left === 0) {
        controller.close();
      }
    },
  }));
  equal((await response.arrayBuffer()).byteLength, 2000);
});

test("a stream without end is not collected for ever", async () => {
  let cancelled = false;
  const chunk = new Uint8Array(4000000);
  const endless = () => new ReadableStream({
    pull(controller) {
      controller.enqueue(chunk);
    },
    cancel() {
      cancelled = true;
    },
  });
  await rejects("RangeError", new Response(endless()).text());
  equal(cancelled, true);
});

test("the options of a request that say how, not what", () => {
  const request = new Request("http://h/", { mode: "same-origin", credentials: "include", cache: "no-store",
    redirect: "manual", integrity: "sha256-x", keepalive: true, referrer: "http://other/", referrerPolicy: "origin",
    priority: "low" });
  equal([request.mode, request.credentials, request.cache, request.redirect, request.integrity, request.keepalive,
    request.referrer, request.referrerPolicy],
  ["same-origin", "include", "no-store", "manual", "sha256-x", true, "about:client", "origin"]);
  const copy = new Request(request);
  equal([copy.mode, copy.credentials, copy.integrity, copy.keepalive, copy.referrerPolicy],
      ["same-origin", "include", "sha256-x", true, "origin"]);
  equal(new Request("http://h/", { referrer: "" }).referrer, "");
  equal(new Request("http://h/").referrer, "about:client");
  equal(request.destination, "");
  equal([request.isReloadNavigation, request.isHistoryNavigation], [false, false]);
  for (const init of [{ mode: "navigate" }, { mode: "x" }, { credentials: "x" }, { cache: "x" }, { redirect: "x" },
    { referrerPolicy: "x" }, { priority: "x" }, { referrer: "//" }, { cache: "only-if-cached" }, { window: {} }]) {
    throws("TypeError", () => new Request("http://h/", init), JSON.stringify(init));
  }
});

test("guards of headers", () => {
  for (const response of [Response.error(), Response.redirect("http://h/")]) {
    throws("TypeError", () => response.headers.set("a", "b"));
    throws("TypeError", () => response.headers.append("a", "b"));
    throws("TypeError", () => response.headers.delete("location"));
  }
  const copy = Response.redirect("http://h/", 307).clone();
  throws("TypeError", () => copy.headers.set("a", "b"));
  const open = new Response(null, Response.redirect("http://h/", 307));
  open.headers.set("a", "b");
  equal(open.status, 307);
  equal(open.headers.get("location"), "http://h/");
  const headers = new Headers({ a: "1" });
  const response = new Response("", { headers });
  headers.set("a", "2");
  equal(response.headers.get("a"), "1");
});
