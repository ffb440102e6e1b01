// SPDX-License-Identifier: Apache-2.0
// Encoding 7.5 and 7.6.

async function through(transform, chunks) {
  const collected = [];
  await ReadableStream.from(chunks).pipeThrough(transform).pipeTo(new WritableStream({ write(chunk) { collected.push(chunk); } }));
  return collected;
}

const bytes = (...values) => new Uint8Array(values);

test("TextEncoderStream", async () => {
  const stream = new TextEncoderStream();
  equal(stream.encoding, "utf-8");
  equal(Object.prototype.toString.call(stream), "[object TextEncoderStream]");
  equal(Object.keys(TextEncoderStream.prototype).sort(), ["encoding", "readable", "writable"]);
  equal(await through(stream, ["a", "", "\u00e9", 12, null]),
      [bytes(97), bytes(0xc3, 0xa9), bytes(49, 50), bytes(110, 117, 108, 108)]);
  await rejects("TypeError", through(new TextEncoderStream(), [Symbol("x")]));
});

test("surrogate pairs may be split between chunks", async () => {
  equal(await through(new TextEncoderStream(), ["a\ud83d", "\ude00b"]), [bytes(97), bytes(0xf0, 0x9f, 0x98, 0x80, 98)]);
  equal(await through(new TextEncoderStream(), ["\ud83d", "", "\ude00"]), [bytes(0xf0, 0x9f, 0x98, 0x80)]);
  equal(await through(new TextEncoderStream(), ["\ud83d", "x"]), [bytes(0xef, 0xbf, 0xbd, 120)]);
  equal(await through(new TextEncoderStream(), ["\ude00"]), [bytes(0xef, 0xbf, 0xbd)]);
  equal(await through(new TextEncoderStream(), ["\ud83d"]), [bytes(0xef, 0xbf, 0xbd)]);
  equal(await through(new TextEncoderStream(), ["\ud83d", "\ud83d\ude00"]),
      [bytes(0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80)]);
});

test("TextDecoderStream", async () => {
  const stream = new TextDecoderStream("latin1", { fatal: true, ignoreBOM: true });
  equal([stream.encoding, stream.fatal, stream.ignoreBOM], ["windows-1252", true, true]);
  const plain = new TextDecoderStream();
  equal([plain.encoding, plain.fatal, plain.ignoreBOM], ["utf-8", false, false]);
  throws("RangeError", () => new TextDecoderStream("no such"));
  equal(Object.keys(TextDecoderStream.prototype).sort(), ["encoding", "fatal", "ignoreBOM", "readable", "writable"]);
  equal((await through(plain, [bytes(0xef, 0xbb), bytes(0xbf, 97), bytes(98).buffer])).join("|"), "a|b");
});

test("characters may be split between chunks", async () => {
  equal(await through(new TextDecoderStream(), [bytes(0xf0), bytes(0x9f, 0x98), bytes(0x80, 97)]), ["\ud83d\ude00a"]);
  equal(await through(new TextDecoderStream(), [bytes(97, 0xc3)]), ["a", "\ufffd"]);
  equal((await through(new TextDecoderStream("utf-16le"), [bytes(97), bytes(0, 0x3d, 0xd8), bytes(0, 0xde)])).join(""),
      "a\ud83d\ude00");
  await rejects("TypeError", through(new TextDecoderStream("utf-8", { fatal: true }), [bytes(0xff)]));
  await rejects("TypeError", through(new TextDecoderStream("utf-8", { fatal: true }), [bytes(0xc3)]));
  for (const chunk of ["text", 1, null, undefined, {}]) {
    await rejects("TypeError", through(new TextDecoderStream(), [chunk]), String(chunk));
  }
});
