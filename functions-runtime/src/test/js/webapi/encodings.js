// SPDX-License-Identifier: Apache-2.0

const bytes = (hex) => new Uint8Array(hex === "" ? [] : hex.split(" ").map((digits) => parseInt(digits, 16)));

test("labels", () => {
  for (const [label, expected] of [["UTF-8", "utf-8"], ["\t utf8 \n", "utf-8"], ["unicode-1-1-utf-8", "utf-8"], ["latin1", "windows-1252"],
    ["iso-8859-1", "windows-1252"], ["us-ascii", "windows-1252"], ["cp1252", "windows-1252"], ["latin2", "iso-8859-2"], ["l3", "iso-8859-3"],
    ["cyrillic", "iso-8859-5"], ["arabic", "iso-8859-6"], ["greek", "iso-8859-7"], ["visual", "iso-8859-8"], ["logical", "iso-8859-8-i"],
    ["latin5", "windows-1254"], ["iso-8859-9", "windows-1254"], ["l6", "iso-8859-10"], ["iso-8859-11", "windows-874"], ["tis-620", "windows-874"],
    ["iso-8859-16", "iso-8859-16"], ["koi8", "koi8-r"], ["koi8-ru", "koi8-u"], ["mac", "macintosh"], ["x-mac-ukrainian", "x-mac-cyrillic"],
    ["866", "ibm866"], ["gb2312", "gbk"], ["GB18030", "gb18030"], ["big5-hkscs", "big5"], ["x-euc-jp", "euc-jp"],
    ["csISO2022JP", "iso-2022-jp"], ["sjis", "shift_jis"], ["windows-31j", "shift_jis"], ["ks_c_5601-1987", "euc-kr"], ["utf-16", "utf-16le"],
    ["ucs-2", "utf-16le"], ["unicodefffe", "utf-16be"], ["x-user-defined", "x-user-defined"]]) {
    equal(new TextDecoder(label).encoding, expected, label);
  }
  for (const label of ["", "utf-32", "utf-7", "replacement", "iso-2022-kr", "hz-gb-2312", "iso-8859-12", "utf 8", "\u00a0utf-8", "\vutf-8",
    "windows-1252\0"]) {
    throws("RangeError", () => new TextDecoder(label), JSON.stringify(label));
  }
});

test("one byte for a character", () => {
  for (const [label, hex, expected] of [
    ["windows-1252", "80 81 8d 90 9f e9 ff", "\u20ac\u0081\u008d\u0090\u0178\u00e9\u00ff"],
    ["windows-1251", "cf f0 e8 98", "\u041f\u0440\u0438\u0098"],
    ["windows-1250", "8a e8 81", "\u0160\u010d\u0081"],
    ["windows-1253", "e1 aa", "\u03b1\ufffd"],
    ["windows-1254", "fd de", "\u0131\u015e"],
    ["windows-1255", "e0 ca d9", "\u05d0\u05ba\ufffd"],
    ["windows-1256", "c7 81", "\u0627\u067e"],
    ["windows-1257", "e0 a1", "\u0105\ufffd"],
    ["windows-1258", "d0 fe", "\u0110\u20ab"],
    ["windows-874", "a1 80 81 db", "\u0e01\u20ac\u0081\ufffd"],
    ["iso-8859-2", "b1 80", "\u0105\u0080"],
    ["iso-8859-5", "b0 f0", "\u0410\u2116"],
    ["iso-8859-7", "a4 e1", "\u20ac\u03b1"],
    ["iso-8859-8", "e0 a1", "\u05d0\ufffd"],
    ["iso-8859-10", "a2 bd ff", "\u0112\u2015\u0138"],
    ["iso-8859-13", "a5 e0", "\u201e\u0105"],
    ["iso-8859-14", "a1 d0 fe", "\u1e02\u0174\u0177"],
    ["iso-8859-15", "a4 bd", "\u20ac\u0153"],
    ["iso-8859-16", "a4 aa", "\u20ac\u0218"],
    ["koi8-r", "cf f2 80", "\u043e\u0420\u2500"],
    ["koi8-u", "a4 ae be b4", "\u0454\u045e\u040e\u0404"],
    ["ibm866", "8f a0", "\u041f\u0430"],
    ["macintosh", "8a db f0", "\u00e4\u20ac\uf8ff"],
    ["x-mac-cyrillic", "80 ff a2", "\u0410\u20ac\u0490"],
    ["x-user-defined", "41 80 ff", "A\uf780\uf7ff"],
  ]) {
    equal(new TextDecoder(label).decode(bytes(hex)), expected, label);
    const isSound = expected.indexOf("\ufffd") < 0;
    if (isSound) {
      equal(new TextDecoder(label, { fatal: true }).decode(bytes(hex)), expected, label + " fatal");
    } else {
      throws("TypeError", () => new TextDecoder(label, { fatal: true }).decode(bytes(hex)), label + " fatal");
    }
  }
});

test("several bytes for a character", () => {
  for (const [label, hex, expected] of [
    ["shift_jis", "93 fa 96 7b b1 5c 81 5f", "\u65e5\u672c\uff71\\\uff3c"],
    ["shift_jis", "81 20 fd a0 80", "\ufffd \ufffd\ufffd\u0080"],
    ["shift_jis", "f0 40 fa 40", "\ue000\u2170"],
    ["euc-jp", "c6 fc cb dc 8e b1 8f b0 a1", "\u65e5\u672c\uff71\u4e02"],
    ["euc-jp", "a1 41 8e 41 8f a1 41", "\ufffdA\ufffdA\ufffdA"],
    ["iso-2022-jp", "1b 24 42 46 7c 4b 5c 1b 28 42 41", "\u65e5\u672cA"],
    ["iso-2022-jp", "1b 28 4a 5c 7e 1b 28 49 31", "\u00a5\u203e\uff71"],
    ["iso-2022-jp", "1b 24 42 1b 28 42 41 1b 42", "\ufffdA\ufffdB"],
    ["euc-kr", "c7 d1 b1 db 81 41 c9 a1", "\ud55c\uae00\uac02\ufffd"],
    ["gbk", "d6 d0 ce c4 80", "\u4e2d\u6587\u20ac"],
    ["gb18030", "81 30 81 30 94 39 da 33 a3 a0 a8 bc", "\u0080\u{1f4a9}\u3000\u1e3f"],
    ["gb18030", "81 30 81 41 81 ff 84 31 a4 38", "\ufffd0\u4e04\ufffd\ufffe".replace("\u4e04", "\u4e04")],
    ["big5", "a4 a4 a4 e5 88 62 8e 69 fa 40", "\u4e2d\u6587\u00ca\u0304\u7bb8\u{20547}"],
    ["big5", "a4 21 80 ff a4", "\ufffd!\ufffd\ufffd\ufffd"],
    ["utf-16le", "61 00 3d d8 00 de 00 d8 61 00", "a\u{1f600}\ufffda"],
    ["utf-16be", "00 61 d8 3d de 00 dc 00 00", "a\u{1f600}\ufffd\ufffd"],
  ]) {
    equal(new TextDecoder(label).decode(bytes(hex)), expected, label + " " + hex);
  }
});

test("malformed UTF-8: one replacement for each longest beginning of a character", () => {
  for (const [hex, expected] of [["80", 1], ["c0 80", 2], ["c1 bf", 2], ["e0 80 80", 3], ["e0 a0", 1], ["ed a0 80", 3], ["ed 9f", 1],
    ["f0 80 80 80", 4], ["f0 90 80", 1], ["f4 90 80 80", 4], ["f4 8f bf", 1], ["f5", 1], ["ff fe", 2], ["c3", 1], ["e2 82 c3", 2]]) {
    equal(new TextDecoder().decode(bytes(hex)), "\ufffd".repeat(expected), hex);
    throws("TypeError", () => new TextDecoder("utf-8", { fatal: true }).decode(bytes(hex)), hex);
  }
  equal(new TextDecoder().decode(bytes("f4 8f bf bf ed 9f bf")), "\u{10ffff}\ud7ff");
});

test("characters across chunks", () => {
  for (const [label, hex, expected] of [
    ["utf-8", "f0 9f 98 80 c3 a9", "\u{1f600}\u00e9"],
    ["utf-8", "e0 80 41", "\ufffd\ufffdA"],
    ["utf-16be", "d8 3d de 00", "\u{1f600}"],
    ["shift_jis", "93 fa 96 7b", "\u65e5\u672c"],
    ["euc-jp", "8f b0 a1 c6 fc", "\u4e02\u65e5"],
    ["iso-2022-jp", "1b 24 42 46 7c 1b 28 42 41", "\u65e5A"],
    ["gb18030", "94 39 da 33 d6 d0", "\u{1f4a9}\u4e2d"],
    ["big5", "a4 a4 41", "\u4e2dA"],
    ["euc-kr", "c7 d1 41", "\ud55cA"],
    ["windows-1252", "80 e9", "\u20ac\u00e9"],
  ]) {
    const all = bytes(hex);
    const decoder = new TextDecoder(label);
    let text = "";
    for (let i = 0; i < all.length; i++) {
      text += decoder.decode(all.subarray(i, i + 1), { stream: true });
    }
    equal(text + decoder.decode(), expected, label);
    equal(decoder.decode(all), expected, label + " again");
    const fatal = new TextDecoder(label, { fatal: true });
    if (expected.indexOf("\ufffd") < 0) {
      equal(fatal.decode(all, { stream: true }) + fatal.decode(), expected, label + " fatal");
      fatal.decode(all.subarray(0, label === "iso-2022-jp" ? 4 : 1), { stream: true });
      if (label !== "windows-1252") {
        throws("TypeError", () => fatal.decode(), label + " cut off");
      }
    } else {
      throws("TypeError", () => fatal.decode(all, { stream: true }), label + " fatal");
    }
  }
});

test("byte order marks", () => {
  equal(new TextDecoder().decode(bytes("ef bb bf 61 ef bb bf")), "a\ufeff");
  equal(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes("ef bb bf 61")), "\ufeffa");
  equal(new TextDecoder("utf-16be").decode(bytes("fe ff 00 61")), "a");
  equal(new TextDecoder("utf-16le").decode(bytes("fe ff 00 61")), "\ufffe\u6100");
  equal(new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes("ff fe 61 00")), "\ufeffa");
  equal(new TextDecoder("gb18030").decode(bytes("84 31 95 33 61")), "\ufeffa");
  const decoder = new TextDecoder();
  decoder.decode(bytes("ef bb"), { stream: true });
  equal(decoder.decode(bytes("bf ef bb bf"), { stream: true }), "\ufeff");
  decoder.decode();
  equal(decoder.decode(bytes("ef bb bf 61")), "a");
});

test("TextEncoder.encodeInto", () => {
  const encoder = new TextEncoder();
  for (const [text, size, read, written] of [["abc", 5, 3, 3], ["abc", 2, 2, 2], ["\u00e9", 1, 0, 0], ["\u20ac", 3, 1, 3], ["\u{1f600}", 4, 2, 4],
    ["\u{1f600}", 3, 0, 0], ["\ud800", 3, 1, 3], ["a\udc00b", 4, 2, 4], ["", 3, 0, 0]]) {
    equal(encoder.encodeInto(text, new Uint8Array(size)), { read, written }, JSON.stringify(text) + size);
  }
  const target = new Uint8Array(6);
  encoder.encodeInto("xy", target.subarray(2, 4));
  equal([...target], [0, 0, 0x78, 0x79, 0, 0]);
  throws("TypeError", () => encoder.encodeInto("x"));
  throws("TypeError", () => encoder.encodeInto("x", [1]));
  throws("TypeError", () => encoder.encode(Symbol("s")));
  throws("TypeError", () => TextEncoder.prototype.encode.call({}, "x"));
});

test("base64: what is white space, padding, and neither", () => {
  for (const [given, expected] of [["", ""], [" \t\n\f\r", ""], ["YQ", "a"], ["YWI", "ab"], ["YWJj", "abc"], ["YR==", "a"], ["Y W J j", "abc"],
    ["/+8=", "\u00ff\u00ef"], ["AA==", "\0"], [null, "\u009e\u00e9e"], [12, "\u00d7"]]) {
    equal(atob(given), expected, JSON.stringify(given));
  }
  for (const given of ["=", "==", "Y", "Y=", "YQ=", "YQ===", "YWJj=", "=YQ=", "Y=Q=", "Y-_=", "YQ\u00a0=", "YQ\v==", undefined, "YWJjZ"]) {
    const error = throws("InvalidCharacterError", () => atob(given), JSON.stringify(given));
    equal(error.code, 5);
  }
  for (const [given, expected] of [["", ""], ["\0", "AA=="], ["ab", "YWI="], ["\u00ff\u00ff\u00ff", "////"], [undefined, "dW5kZWZpbmVk"], [1.5, "MS41"]]) {
    equal(btoa(given), expected, JSON.stringify(given));
  }
  throws("InvalidCharacterError", () => btoa("\u{1f600}"));
  throws("TypeError", () => btoa());
  throws("TypeError", () => atob());
  throws("TypeError", () => btoa(Symbol("s")));
});
