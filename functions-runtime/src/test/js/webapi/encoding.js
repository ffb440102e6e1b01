// SPDX-License-Identifier: Apache-2.0

test("TextEncoder writes UTF-8", () => {
  const encoder = new TextEncoder();
  equal(encoder.encoding, "utf-8");
  equal(encoder.encode("a\u00e9\u20ac\ud83d\ude00"), new Uint8Array([0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98,
    0x80]));
  equal(encoder.encode(), new Uint8Array(0));
  equal(encoder.encode("\ud800x"), new Uint8Array([0xef, 0xbf, 0xbd, 0x78]));
  const target = new Uint8Array(4);
  equal(encoder.encodeInto("a\u20acb", target), { read: 2, written: 4 });
  equal(target, new Uint8Array([0x61, 0xe2, 0x82, 0xac]));
  equal(encoder.encodeInto("\u20ac", new Uint8Array(2)), { read: 0, written: 0 });
});

test("TextDecoder reads UTF-8", () => {
  const decoder = new TextDecoder();
  equal(decoder.encoding, "utf-8");
  equal(decoder.fatal, false);
  equal(decoder.ignoreBOM, false);
  equal(decoder.decode(new Uint8Array([0xf0, 0x9f, 0x98, 0x80])), "\ud83d\ude00");
  equal(decoder.decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), "a");
  equal(decoder.decode(new Uint8Array([0xc3, 0x28])), "\ufffd(");
  equal(decoder.decode(new Uint8Array([0xf0, 0x9f, 0x98])), "\ufffd");
  equal(decoder.decode(), "");
  equal(decoder.decode(new Uint8Array([0x61]).buffer), "a");
  equal(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf])), "\ufeff");
  throws("TypeError", () => new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff])));
  throws("TypeError", () => decoder.decode("x"));
});

test("TextDecoder keeps half a character for the next chunk", () => {
  const decoder = new TextDecoder();
  equal(decoder.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), "");
  equal(decoder.decode(new Uint8Array([0xac, 0xf0]), { stream: true }), "\u20ac");
  equal(decoder.decode(new Uint8Array([0x9f, 0x98, 0x80]), { stream: true }), "\ud83d\ude00");
  equal(decoder.decode(new Uint8Array([0xc3]), { stream: true }), "");
  equal(decoder.decode(), "\ufffd");
  equal(decoder.decode(new Uint8Array([0xef, 0xbb]), { stream: true }), "");
  equal(decoder.decode(new Uint8Array([0xbf, 0x61])), "a");
  const wide = new TextDecoder("utf-16le");
  equal(wide.decode(new Uint8Array([0x3d]), { stream: true }), "");
  equal(wide.decode(new Uint8Array([0xd8, 0x00]), { stream: true }), "");
  equal(wide.decode(new Uint8Array([0xde])), "\ud83d\ude00");
});

test("labels and other encodings", () => {
  equal(new TextDecoder("UTF8").encoding, "utf-8");
  equal(new TextDecoder(" utf-16 ").encoding, "utf-16le");
  equal(new TextDecoder("latin1").encoding, "windows-1252");
  equal(new TextDecoder("ascii").decode(new Uint8Array([0x80, 0xe9])), "\u20ac\u00e9");
  equal(new TextDecoder("utf-16be").decode(new Uint8Array([0x00, 0x61, 0x20, 0xac])), "a\u20ac");
  equal(new TextDecoder("utf-16le").decode(new Uint8Array([0xff, 0xfe, 0x61, 0x00])), "a");
  throws("RangeError", () => new TextDecoder("nonsense"));
});

test("base64", () => {
  equal(btoa(""), "");
  equal(btoa("a"), "YQ==");
  equal(btoa("\u00ff\u00fe\u00fd"), "//79");
  throws("InvalidCharacterError", () => btoa("\u0100"));
  equal(atob("YQ=="), "a");
  equal(atob(" Y Q "), "a");
  equal(atob("//79"), "\u00ff\u00fe\u00fd");
  equal(atob(""), "");
  throws("InvalidCharacterError", () => atob("Y"));
  throws("InvalidCharacterError", () => atob("YQ="));
  throws("InvalidCharacterError", () => atob("Y-=="));
  equal(btoa(null), "bnVsbA==");
});
