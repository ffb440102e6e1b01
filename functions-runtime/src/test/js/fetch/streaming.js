// SPDX-License-Identifier: Apache-2.0
// Bodies that pass through chunk by chunk; env.SERVER is a listed server.

const bytes = (...values) => new Uint8Array(values);
const text = (value) => new TextEncoder().encode(value);
const decoded = (value) => new TextDecoder().decode(value);

function streamOf(...chunks) {
  return new ReadableStream({
    pull(controller) {
      if (chunks.length === 0) {
        controller.close();
      } else {
        controller.enqueue(chunks.shift());
      }
    },
  });
}

const post = (body, init) => ({ method: "POST", body, duplex: "half", ...init });

test("chunks are there before the answer is complete", async ({ env }) => {
  const response = await fetch(env.SERVER + "/gate");
  ok(response.body instanceof ReadableStream);
  const reader = response.body.getReader();
  const first = await reader.read();
  ok(first.value instanceof Uint8Array);
  equal(decoded(first.value), "first");
  equal(response.bodyUsed, true);
  await (await fetch(env.SERVER + "/open")).text();
  equal(decoded((await reader.read()).value), "second");
  equal(await reader.read(), { value: undefined, done: true });
  equal(await reader.closed, undefined);
});

test("a large answer arrives in order, in many chunks", async ({ env }) => {
  const response = await fetch(env.SERVER + "/bytes?count=300000");
  let total = 0;
  let chunks = 0;
  for await (const chunk of response.body) {
    total += chunk.length;
    chunks++;
  }
  equal(total, 300000);
  ok(chunks > 1, "chunks: " + chunks);
  const byob = (await fetch(env.SERVER + "/bytes?count=10")).body.getReader({ mode: "byob" });
  equal((await byob.read(new Uint8Array(4))).value.length, 4);
  equal((await byob.read(new Uint8Array(40))).value.length, 6);
  equal((await byob.read(new Uint8Array(4))).done, true);
});

test("cancelling the body stops the exchange", async ({ env }) => {
  const response = await fetch(env.SERVER + "/endless");
  const reader = response.body.getReader();
  ok((await reader.read()).value.length > 0);
  equal(await reader.cancel("enough"), undefined);
  equal((await reader.read()).done, true);
  equal(await (await fetch(env.SERVER + "/stopped")).text(), "stopped");
});

test("an answer that breaks off errors its stream", async ({ env }) => {
  const reader = (await fetch(env.SERVER + "/cut")).body.getReader();
  const read = async () => {
    while (!(await reader.read()).done) {
      // Until it fails.
    }
  };
  await rejects("TypeError", read());
  await rejects("TypeError", reader.closed);
});

test("an abort errors the stream of the body", async ({ env }) => {
  const controller = new AbortController();
  const response = await fetch(env.SERVER + "/hang-in-body", { signal: controller.signal });
  const reader = response.body.getReader();
  equal(decoded((await reader.read()).value), "first");
  const waiting = reader.read();
  const reason = new EvalError("own");
  controller.abort(reason);
  equal(await rejects("EvalError", waiting), reason);
  equal(await rejects("EvalError", reader.closed), reason);
  const idle = new AbortController();
  const second = await fetch(env.SERVER + "/hang-in-body", { signal: idle.signal });
  const { body } = second;
  idle.abort();
  await rejects("AbortError", body.getReader().read());
  const untouched = new AbortController();
  const third = await fetch(env.SERVER + "/hang-in-body", { signal: untouched.signal });
  untouched.abort();
  await rejects("AbortError", third.text());
});

test("answers can be cloned while they arrive, and piped", async ({ env }) => {
  const response = await fetch(env.SERVER + "/bytes?count=70000");
  const clone = response.clone();
  equal((await clone.arrayBuffer()).byteLength, 70000);
  equal((await response.arrayBuffer()).byteLength, 70000);
  const packed = new Response((await fetch(env.SERVER + "/bytes?count=70000")).body
      .pipeThrough(new CompressionStream("gzip")));
  const small = await packed.bytes();
  ok(small.length < 1000, "compressed");
  const again = (await fetch(env.SERVER + "/echo", post((await fetch(env.SERVER + "/latin1")).body))).headers;
  equal(again.get("x-echo"), "yes");
});

test("a request's stream is sent while it is made", async ({ env }) => {
  let step = 0;
  const stream = new ReadableStream({
    async pull(controller) {
      step++;
      if (step === 1) {
        controller.enqueue(text("hello"));
      } else {
        // The server has the first chunk before there is a second.
        const seen = await fetch(env.SERVER + "/counted");
        equal(await seen.text(), "five");
        controller.enqueue(text("!"));
        controller.close();
      }
    },
  }, { highWaterMark: 0 });
  const response = await fetch(env.SERVER + "/count", post(stream));
  equal(await response.text(), "counted");
  equal(step, 2);
});

test("a streamed request arrives whole, in chunks", async ({ env }) => {
  const response = await fetch(env.SERVER + "/echo", post(streamOf(text("one "), text("two "), bytes(), text("three"))));
  const echo = await response.text();
  ok(echo.indexOf("\n\none two three") > 0, echo);
  ok(echo.toLowerCase().indexOf("transfer-encoding=chunked") > 0, echo);
  equal(echo.indexOf("content-type="), -1);
  const request = new Request(env.SERVER + "/echo", post(streamOf(text("from a request")), { method: "PUT",
    headers: { "content-type": "text/x" } }));
  const second = await (await fetch(request)).text();
  ok(second.indexOf("PUT /echo") === 0, second);
  ok(second.indexOf("content-type=text/x") > 0, second);
  ok(second.indexOf("\n\nfrom a request") > 0, second);
  equal(request.bodyUsed, true);
  const empty = await (await fetch(env.SERVER + "/echo", post(streamOf()))).text();
  ok(empty.endsWith("\n\n"), empty);
});

test("a large stream is sent whole", async ({ env }) => {
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  const sent = (async () => {
    for (let i = 0; i < 40; i++) {
      await writer.write(new Uint8Array(10000).fill(97));
    }
    await writer.close();
  })();
  const echo = await (await fetch(env.SERVER + "/echo", post(readable))).text();
  await sent;
  equal(echo.length - echo.indexOf("\n\n") - 2, 400000);
});

test("an error of the request's stream fails the fetch", async ({ env }) => {
  const reason = new EvalError("own");
  const failing = new ReadableStream({
    pull(controller) {
      controller.error(reason);
    },
  });
  equal(await rejects("EvalError", fetch(env.SERVER + "/echo", post(failing))), reason);
  await rejects("TypeError", fetch(env.SERVER + "/echo", post(streamOf("text"))));
});

test("an abort cancels the request's stream", async ({ env }) => {
  let cancelled;
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(text("x"));
      return new Promise(() => {});
    },
    cancel(reason) {
      cancelled = reason;
    },
  }, { highWaterMark: 0 });
  const controller = new AbortController();
  const waiting = fetch(env.SERVER + "/echo", post(stream, { signal: controller.signal }));
  const reason = new EvalError("own");
  setTimeout(() => controller.abort(reason), 20);
  equal(await rejects("EvalError", waiting), reason);
  equal(cancelled, reason);
});

test("a stream cannot be sent twice: redirects that would need it fail", async ({ env }) => {
  const redirect = (code) => env.SERVER + "/redirect?code=" + code + "&to=" + encodeURIComponent("/echo");
  for (const code of [301, 302, 307, 308]) {
    const error = await rejects("TypeError", fetch(redirect(code), post(streamOf(text("x")))), String(code));
    ok(error.message.indexOf("cannot be sent again") > 0, error.message);
  }
  const see = await fetch(redirect(303), post(streamOf(text("x"))));
  ok((await see.text()).indexOf("GET /echo") === 0);
  const manual = await fetch(redirect(307), post(streamOf(text("x")), { redirect: "manual" }));
  equal(manual.status, 307);
  const blob = await fetch(redirect(307), post(new Blob(["again"])));
  ok((await blob.text()).indexOf("\n\nagain") > 0);
});

test("compressed answers are read as they come", async ({ env }) => {
  for (const coding of ["gzip", "members", "deflate", "raw"]) {
    const response = await fetch(env.SERVER + "/encoded?coding=" + coding);
    equal(response.headers.get("content-encoding"), null, coding);
    equal(await response.text(), "hello world", coding);
  }
  for (const coding of ["gzip", "deflate", "raw"]) {
    await rejects("TypeError", (await fetch(env.SERVER + "/encoded?cut=3&coding=" + coding)).text(), coding);
  }
  const echo = await (await fetch(env.SERVER + "/echo")).text();
  ok(echo.indexOf("accept-encoding=gzip, deflate") > 0, echo);
  const own = await (await fetch(env.SERVER + "/echo", { headers: { "accept-encoding": "identity" } })).text();
  ok(own.indexOf("accept-encoding=identity") > 0, own);
});

test("text is UTF-8, whatever the answer says", async ({ env }) => {
  const response = await fetch(env.SERVER + "/latin1");
  equal(response.headers.get("content-type"), "text/plain; charset=iso-8859-1");
  equal(await response.text(), "h\ufffd");
  equal((await (await fetch(env.SERVER + "/latin1")).blob()).type, "text/plain; charset=iso-8859-1");
});

test("what a client says of itself", async ({ env }) => {
  const echo = await (await fetch(env.SERVER + "/echo")).text();
  ok(echo.indexOf("\naccept=*/*\n") > 0, echo);
  ok(echo.indexOf("\nuser-agent=" + navigator.userAgent + "\n") > 0, echo);
  const own = await (await fetch(env.SERVER + "/echo", { headers: { accept: "a/b", "user-agent": "mine" } })).text();
  ok(own.indexOf("\naccept=a/b\n") > 0, own);
  ok(own.indexOf("\nuser-agent=mine\n") > 0, own);
});

test("data: URLs", async () => {
  const read = async (url) => {
    const response = await fetch(url);
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  equal(await read("data:,x"), [200, "text/plain;charset=US-ASCII", "x"]);
  equal(await read("data:text/HTML,a%20b%C3%A9"), [200, "text/html", "a b\u00e9"]);
  equal(await read("data:;charset=utf-8,x"), [200, "text/plain;charset=utf-8", "x"]);
  equal(await read("data:a/b;base64,aGk="), [200, "a/b", "hi"]);
  equal(await read("data:a/b; base64,aG k"), [200, "a/b", "hi"]);
  equal(await read("data:,x#fragment"), [200, "text/plain;charset=US-ASCII", "x"]);
  equal(await read("data:nonsense,x"), [200, "text/plain;charset=US-ASCII", "x"]);
  equal((await fetch("data:,x")).url, "data:,x");
  equal((await fetch("data:,x")).statusText, "OK");
  await rejects("TypeError", fetch("data:no-comma"));
  await rejects("TypeError", fetch("data:;base64,a"));
  await rejects("TypeError", fetch("data:;base64,*"));
});

test("integrity is checked", async ({ env }) => {
  // SHA-256 of eleven bytes "hello world".
  const good = "sha256-uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=";
  const url = env.SERVER + "/encoded?coding=gzip";
  equal(await (await fetch(url, { integrity: good })).text(), "hello world");
  equal(await (await fetch(url, { integrity: "sha256-AAAA " + good })).text(), "hello world");
  equal(await (await fetch(url, { integrity: "md5-unknown" })).text(), "hello world");
  await rejects("TypeError", fetch(url, { integrity: "sha256-AAAA" }));
  await rejects("TypeError", fetch(url, { integrity: good + " sha512-AAAA" }));
});

test("responses of the network", async ({ env }) => {
  const response = await fetch(env.SERVER + "/echo");
  throws("TypeError", () => response.headers.append("a", "b"));
  throws("TypeError", () => response.clone().headers.delete("x-echo"));
  const open = new Response(response.body, response);
  open.headers.set("x-echo", "mine");
  equal(open.headers.get("x-echo"), "mine");
  ok((await open.text()).indexOf("GET /echo") === 0);
  equal((await fetch(env.SERVER + "/echo", { method: "HEAD" })).body, null);
  equal((await fetch(env.SERVER + "/status?code=204")).body, null);
  equal((await fetch(env.SERVER + "/status?code=304")).body, null);
});
