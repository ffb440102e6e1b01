// SPDX-License-Identifier: Apache-2.0
// Written from the Compression standard; the fixed bytes are from RFC 1950, 1951 and 1952.

const bytes = (...values) => new Uint8Array(values);
const text = (value) => new TextEncoder().encode(value);

// "hi" in one stored block: deflate-raw, with the head and Adler-32 of zlib, and in gzip with CRC-32 and length.
const RAW = [1, 2, 0, 0xfd, 0xff, 0x68, 0x69];
const ZLIB = [0x78, 0x01, ...RAW, 0x01, 0x3b, 0x00, 0xd2];
const TRAILER = [0xac, 0x2a, 0x93, 0xd8, 2, 0, 0, 0];
const GZIP = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, ...RAW, ...TRAILER];

async function through(transform, chunks) {
  const stream = new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
  return new Response(stream.pipeThrough(transform)).bytes();
}

test("the interfaces", () => {
  for (const Interface of [CompressionStream, DecompressionStream]) {
    equal(Object.keys(Interface.prototype).sort(), ["readable", "writable"]);
    const stream = new Interface("gzip");
    ok(stream.readable instanceof ReadableStream);
    ok(stream.writable instanceof WritableStream);
    equal(stream.readable, stream.readable);
    throws("TypeError", () => new Interface());
    throws("TypeError", () => new Interface("br"));
    throws("TypeError", () => new Interface("GZIP"));
    throws("TypeError", () => Object.getOwnPropertyDescriptor(Interface.prototype, "readable").get.call({}));
  }
  equal(Object.prototype.toString.call(new CompressionStream("gzip")), "[object CompressionStream]");
  equal(DecompressionStream.name, "DecompressionStream");
});

test("known bytes are decompressed, in one chunk or in many", async () => {
  for (const [format, data] of [["deflate-raw", RAW], ["deflate", ZLIB], ["gzip", GZIP]]) {
    equal(await through(new DecompressionStream(format), [new Uint8Array(data)]), text("hi"), format);
    equal(await through(new DecompressionStream(format), data.map((byte) => bytes(byte))), text("hi"), format);
    equal(await through(new DecompressionStream(format), [new Uint8Array(data).buffer]), text("hi"), format);
  }
});

test("gzip heads with all their fields are read", async () => {
  const head = [0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3, 2, 0, 9, 9, 0x6e, 0, 0x63, 0x63, 0, 5, 6];
  const data = [...head, ...RAW, ...TRAILER];
  equal(await through(new DecompressionStream("gzip"), [new Uint8Array(data)]), text("hi"));
  equal(await through(new DecompressionStream("gzip"), data.map((byte) => bytes(byte))), text("hi"));
});

test("what was compressed comes back", async () => {
  const noise = new Uint8Array(100000);
  for (let i = 0, seed = 1; i < noise.length; i++) {
    seed = (seed * 48271) % 2147483647;
    noise[i] = seed & 0xff;
  }
  for (const format of ["gzip", "deflate", "deflate-raw"]) {
    const packed = await through(new CompressionStream(format), [noise.subarray(0, 5), noise.subarray(5)]);
    equal(await through(new DecompressionStream(format), [packed]), noise, format);
    const empty = await through(new CompressionStream(format), []);
    ok(empty.length > 0, format);
    equal(await through(new DecompressionStream(format), [empty]), bytes(), format);
  }
  const packed = await through(new CompressionStream("gzip"), [new Uint8Array(300000)]);
  ok(packed.length < 1000, "small: " + packed.length);
  equal(packed.subarray(0, 3), bytes(0x1f, 0x8b, 8));
  equal((await through(new DecompressionStream("gzip"), [packed])).length, 300000);
});

test("all kinds of buffers are chunks, and nothing else is", async () => {
  const view = new DataView(text("xhix").buffer, 1, 2);
  const packed = await through(new CompressionStream("deflate-raw"), [view, bytes(), text("!").buffer]);
  equal(await through(new DecompressionStream("deflate-raw"), [packed]), text("hi!"));
  for (const chunk of ["hi", 1, null, undefined, {}, [1]]) {
    await rejects("TypeError", through(new CompressionStream("gzip"), [chunk]), String(chunk));
    await rejects("TypeError", through(new DecompressionStream("gzip"), [chunk]), String(chunk));
  }
});

test("broken data is a TypeError", async () => {
  const last = GZIP.length - 1;
  const cases = [
    ["gzip", GZIP.slice(0, last), "cut"],
    ["gzip", GZIP.slice(0, 5), "cut in the head"],
    ["gzip", [], "nothing"],
    ["gzip", [...GZIP, 0], "bytes behind the end"],
    ["gzip", [...GZIP.slice(0, last), 1], "wrong length"],
    ["gzip", [...GZIP.slice(0, last - 7), 0, ...GZIP.slice(last - 6)], "wrong checksum"],
    ["gzip", [0x1f, 0x8c, ...GZIP.slice(2)], "wrong magic"],
    ["gzip", ZLIB, "another format"],
    ["deflate", ZLIB.slice(0, ZLIB.length - 1), "cut"],
    ["deflate", [...ZLIB.slice(0, ZLIB.length - 1), 0], "wrong checksum"],
    ["deflate", [...ZLIB, 7], "bytes behind the end"],
    ["deflate", RAW, "another format"],
    ["deflate-raw", [...RAW, 7], "bytes behind the end"],
    ["deflate-raw", [7, 7, 7], "garbage"],
    ["deflate-raw", RAW.slice(0, 6), "cut"],
  ];
  for (const [format, data, about] of cases) {
    await rejects("TypeError", through(new DecompressionStream(format), data.length === 0 ? [] : [new Uint8Array(data)]),
        format + " " + about);
  }
});

test("an error reaches the writer too, and codecs are let go", async () => {
  const stream = new DecompressionStream("gzip");
  const reader = stream.readable.getReader();
  const writer = stream.writable.getWriter();
  const read = reader.read();
  await rejects("TypeError", writer.write(bytes(1, 2, 3)));
  await rejects("TypeError", read);
  await rejects("TypeError", writer.closed);
  for (let i = 0; i < 200; i++) {
    const cancelled = new CompressionStream("gzip");
    cancelled.writable.getWriter().write(bytes(1)).catch(() => {});
    await cancelled.readable.cancel();
  }
  equal((await through(new CompressionStream("gzip"), [bytes(1)])).length > 0, true);
});

test("only so many may be at work at once", async () => {
  let refused = null;
  const readers = [];
  for (let i = 0; i < 100 && refused === null; i++) {
    const stream = new CompressionStream("gzip");
    const writer = stream.writable.getWriter();
    readers.push(stream.readable.getReader());
    readers[i].read().catch(() => {});
    await writer.write(bytes(1)).catch((error) => {
      refused = error;
    });
    writer.closed.catch(() => {});
  }
  equal(refused.name, "QuotaExceededError");
  for (const reader of readers) {
    reader.cancel().catch(() => {});
  }
});
