// SPDX-License-Identifier: Apache-2.0
// FIPS 180-4, with the examples that NIST publishes.
const { subtle } = crypto;

function hex(data) {
  return Array.from(new Uint8Array(data)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

const DIGESTS = {
  "SHA-1": {
    "": "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    abc: "a9993e364706816aba3e25717850c26c9cd0d89d",
    abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq: "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
  },
  "SHA-256": {
    "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    abc: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq:
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  },
  "SHA-384": {
    "": "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
    abc: "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
  },
  "SHA-512": {
    "": "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
      + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
    abc: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
      + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  },
};

test("known digests", async () => {
  for (const name of Object.keys(DIGESTS)) {
    for (const text of Object.keys(DIGESTS[name])) {
      const digest = await subtle.digest(name, utf8(text));
      ok(digest instanceof ArrayBuffer, "an ArrayBuffer");
      equal(hex(digest), DIGESTS[name][text], name + " of " + text);
    }
  }
});

test("a million times the letter a", async () => {
  const bytes = new Uint8Array(1000000).fill(97);
  equal(hex(await subtle.digest("SHA-1", bytes)), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
  equal(hex(await subtle.digest("SHA-256", bytes)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});

test("names of algorithms", async () => {
  const empty = DIGESTS["SHA-1"][""];
  equal(hex(await subtle.digest("sha-1", new Uint8Array(0))), empty);
  equal(hex(await subtle.digest("Sha-1", new Uint8Array(0))), empty);
  equal(hex(await subtle.digest({ name: "SHA-1" }, new Uint8Array(0))), empty);
  equal(hex(await subtle.digest({ name: "sHA-1", more: 1 }, new Uint8Array(0))), empty);
  equal(hex(await subtle.digest({ name: { toString: () => "SHA-1" } }, new Uint8Array(0))), empty);
  await rejects("NotSupportedError", subtle.digest("SHA1", new Uint8Array(0)));
  await rejects("NotSupportedError", subtle.digest("MD5", new Uint8Array(0)));
  await rejects("NotSupportedError", subtle.digest("AES-GCM", new Uint8Array(0)));
  await rejects("NotSupportedError", subtle.digest("\u017fha-1", new Uint8Array(0)), "long s is no S");
  await rejects("NotSupportedError", subtle.digest("SHA-256 ", new Uint8Array(0)));
  await rejects("NotSupportedError", subtle.digest(null, new Uint8Array(0)));
  await rejects("TypeError", subtle.digest({}, new Uint8Array(0)));
  await rejects("TypeError", subtle.digest(undefined, new Uint8Array(0)));
});

test("data", async () => {
  const abc = DIGESTS["SHA-256"].abc;
  const bytes = utf8("xabcx");
  equal(hex(await subtle.digest("SHA-256", bytes.subarray(1, 4))), abc, "a part of a buffer");
  equal(hex(await subtle.digest("SHA-256", new DataView(bytes.buffer, bytes.byteOffset + 1, 3))), abc, "a DataView");
  equal(hex(await subtle.digest("SHA-256", utf8("abc").slice().buffer)), abc, "an ArrayBuffer");
  equal(hex(await subtle.digest("SHA-256", new Uint16Array([0x6261]))), hex(await subtle.digest("SHA-256", utf8("ab"))));
  await rejects("TypeError", subtle.digest("SHA-256", "abc"));
  await rejects("TypeError", subtle.digest("SHA-256", [1, 2, 3]));
  await rejects("TypeError", subtle.digest("SHA-256", null));
  await rejects("TypeError", subtle.digest("SHA-256"));
  await rejects("TypeError", subtle.digest());
});

test("data is copied at the call", async () => {
  const small = utf8("abc");
  const large = new Uint8Array(1000000).fill(97);
  const digests = [subtle.digest("SHA-256", small), subtle.digest("SHA-1", large)];
  small.fill(0);
  large.fill(0);
  equal(hex(await digests[0]), DIGESTS["SHA-256"].abc);
  equal(hex(await digests[1]), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
});

test("results come as promises, never at once", async () => {
  const order = [];
  const digest = subtle.digest("SHA-256", new Uint8Array(1)).then(() => order.push("digest"));
  order.push("after the call");
  await digest;
  equal(order, ["after the call", "digest"]);
  const wrong = subtle.digest();
  ok(wrong instanceof Promise, "wrong arguments reject, too");
  await rejects("TypeError", wrong);
  await rejects("TypeError", SubtleCrypto.prototype.digest.call({}, "SHA-256", new Uint8Array(1)));
});

test("errors are DOMExceptions", async () => {
  const error = await rejects("NotSupportedError", subtle.digest("SHA-0", new Uint8Array(0)));
  ok(error instanceof DOMException);
  ok(error.message.indexOf("SHA-0") >= 0, "names the algorithm");
});
