// SPDX-License-Identifier: Apache-2.0

function hostname(host, scheme) {
  try {
    return new URL((scheme || "https") + "://" + host + "/").hostname;
  } catch (error) {
    return error.name;
  }
}

test("internationalized names are read by UTS 46 without transition", () => {
  for (const [given, expected] of [
    ["stra\u00dfe.de", "xn--strae-oqa.de"],
    ["STRASSE.de", "strasse.de"],
    ["\u1e9e.de", "xn--zca.de"],
    ["\u03b2\u03cc\u03bb\u03bf\u03c2.gr", "xn--nxasmm1c.gr"],
    ["\u0392\u03cc\u03bb\u03bf\u03c3.gr", "xn--nxasmq6b.gr"],
    ["B\u00dcCHER.example", "xn--bcher-kva.example"],
    ["bu\u0308cher.example", "xn--bcher-kva.example"],
    ["\uff21\uff22\uff23.com", "abc.com"],
    ["a\u3002b\uff0ec\uff61d", "a.b.c.d"],
    ["\u212a.com", "k.com"],
    ["\u2460.com", "1.com"],
    ["\ufb01.com", "fi.com"],
    ["a\u00adb.com", "ab.com"],
    ["a\u200bb.com", "ab.com"],
    ["\u65e5\u672c\u8a9e.jp", "xn--wgv71a119e.jp"],
    ["\u4f8b\u3048.\u30c6\u30b9\u30c8", "xn--r8jz45g.xn--zckzah"],
    ["\u05d0\u05d1.co.il", "xn--4dbc.co.il"],
    ["\u{1f4a9}.la", "xn--ls8h.la"],
    ["\u0dc1\u0dca\u200d\u0dbb\u0dd3.com", "xn--10cl1a0b660p.com"],
    ["\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com", "xn--mgba3gch31f060k.com"],
    ["\u0130.com", "xn--i-9bb.com"],
    ["-\u00fc-.com", "xn-----xka.com"],
    ["\u00fc..com", "xn--tda..com"],
    ["xn--bcher-kva.\u00fc", "xn--bcher-kva.xn--tda"],
    ["XN--BCHER-KVA.example", "xn--bcher-kva.example"],
    ["xn--a", "xn--a"],
    ["a_b.example", "a_b.example"],
  ]) {
    equal(hostname(given), expected, given);
  }
});

test("names that are none", () => {
  for (const given of ["a\u200db", "a\u200cb", "\u0301a", "\u2024com", "a\u2025b", "\u2488com", "a\ufffdb", "\u202ea",
    "xn--a.\u00fc", "xn--bcher-kv.\u00fc", "\u05d0a.com", "a\u05d0.com", "\u0660\u05d00.com", "\ue000.com",
    "\u00a0.com", "xn--\u00fc.com", "\u2100.com", "\u2047.com", "\u{e0001}.com", "\u00ad", "%", "%zz", "%2F", "%00", "a^b",
    "a|b", "a<b", "a>b", "a\u007fb", "a b"]) {
    equal(hostname(given), "TypeError", JSON.stringify(given));
  }
});

test("IPv4 addresses have many forms", () => {
  for (const [given, expected] of [
    ["127.0.0.1", "127.0.0.1"], ["127.1", "127.0.0.1"], ["0x7f000001", "127.0.0.1"], ["017700000001", "127.0.0.1"],
    ["2130706433", "127.0.0.1"], ["0x7f.0x0.0x0.0x1", "127.0.0.1"], ["127.0.0.1.", "127.0.0.1"], ["0", "0.0.0.0"],
    ["0x", "0.0.0.0"], ["1.2.65535", "1.2.255.255"], ["\uff11.2.3.4", "1.2.3.4"], ["%31%32%37.0.0.1", "127.0.0.1"],
    ["1.2.3.4.5a", "1.2.3.4.5a"], ["1.2.3.a4", "1.2.3.a4"], ["0xg", "0xg"],
    ["256.1.1.1", "TypeError"], ["1.2.3.256", "TypeError"], ["1.2.3.4.5", "TypeError"], ["1..2", "TypeError"],
    ["0x1.0x2.0x3.0x100", "TypeError"], ["08", "TypeError"], ["1.2.3.08", "TypeError"], ["a.1", "TypeError"],
    ["a.0x4", "TypeError"], ["4294967296", "TypeError"],
  ]) {
    equal(hostname(given), expected, given);
  }
  equal(hostname("127.1", "foo"), "127.1");
});

test("IPv6 addresses are compressed once", () => {
  for (const [given, expected] of [
    ["[::]", "[::]"], ["[0:0:0:0:0:0:0:1]", "[::1]"], ["[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]"], ["[1:0:2:0:3:0:4:0]", "[1:0:2:0:3:0:4:0]"],
    ["[1::8]", "[1::8]"], ["[2001:DB8::A]", "[2001:db8::a]"], ["[::1.2.3.4]", "[::102:304]"], ["[64:ff9b::192.0.2.1]", "[64:ff9b::c000:201]"],
    ["[1:2:3:4:5:6:1.2.3.4]", "[1:2:3:4:5:6:102:304]"], ["[::FFFF]", "[::ffff]"], ["[00ff::]", "[ff::]"],
    ["[1:2:3:4:5:6:7]", "TypeError"], ["[1:2:3:4:5:6:7:8:9]", "TypeError"], ["[::1::2]", "TypeError"], ["[12345::]", "TypeError"],
    ["[::1.2.3]", "TypeError"], ["[::1.2.3.256]", "TypeError"], ["[::01.2.3.4]", "TypeError"], ["[1:]", "TypeError"], ["[:1]", "TypeError"],
    ["[::1%eth0]", "TypeError"], ["[::1", "TypeError"], ["::1]", "TypeError"], ["[g::]", "TypeError"], ["[]", "TypeError"],
    ["[1:2:3:4:5:6:7:1.2.3.4]", "TypeError"],
  ]) {
    equal(hostname(given), expected, given);
    equal(hostname(given, "foo"), expected, given + " opaque");
  }
});

test("opaque hosts", () => {
  for (const [given, expected] of [["A%41", "A%41"], ["\u00e4", "%C3%A4"], ["a%", "a%"], ["a\"b", "a\"b"], ["a{}`b", "a{}`b"],
    ["a b", "TypeError"], ["a<b", "TypeError"], ["a^b", "TypeError"], ["a|b", "TypeError"], ["a[b", "TypeError"]]) {
    equal(hostname(given, "foo"), expected, given);
  }
});
