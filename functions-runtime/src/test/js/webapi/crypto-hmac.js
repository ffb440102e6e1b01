// SPDX-License-Identifier: Apache-2.0
// RFC 4231 and RFC 2202, and the JSON Web Key of RFC 7515 A.1.
const { subtle } = crypto;

function hex(data) {
  return Array.from(new Uint8Array(data)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function unhex(text) {
  const digits = text.replace(/\s/g, "");
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.substr(2 * i, 2), 16));
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function count(length, from = 0) {
  return Uint8Array.from({ length }, (_, i) => (i + from) % 256);
}

const CASES = [
  { hash: "SHA-1", key: "0b".repeat(20), data: utf8("Hi There"), mac: "b617318655057264e28bc0b6fb378c8ef146be00" },
  { hash: "SHA-1", key: hex(utf8("Jefe")), data: utf8("what do ya want for nothing?"),
    mac: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
  { hash: "SHA-256", key: "0b".repeat(20), data: utf8("Hi There"),
    mac: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
  { hash: "SHA-384", key: "0b".repeat(20), data: utf8("Hi There"),
    mac: "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6" },
  { hash: "SHA-512", key: "0b".repeat(20), data: utf8("Hi There"),
    mac: "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
      + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854" },
  { hash: "SHA-256", key: hex(utf8("Jefe")), data: utf8("what do ya want for nothing?"),
    mac: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
  { hash: "SHA-256", key: "aa".repeat(20), data: unhex("dd".repeat(50)),
    mac: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
  { hash: "SHA-256", key: "aa".repeat(131), data: utf8("Test Using Larger Than Block-Size Key - Hash Key First"),
    mac: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
  { hash: "SHA-1", key: "07".repeat(200), data: utf8("message"), mac: "8cf7818fffade4b0824b451207edaeed98402561" },
  { hash: "SHA-256", key: "07".repeat(200), data: utf8("message"), mac:
    "d5589bec8deea58c851fc34a6076a01c5d745fd3f6be83638d40dd191dc546ee" },
  { hash: "SHA-384", key: "07".repeat(200), data: utf8("message"), mac:
    "5b7cbb8643eb844006ee295a26b24dfa3caca2067fea9a5f8c8e5d538679165cf976f3db9b6221b1d623a078d0848df6" },
  { hash: "SHA-512", key: "07".repeat(200), data: utf8("message"), mac:
    "95310d10312b2e44fbe6ebe489ca2760d004f362a0fdb017d661106fff1d46b7ab86da942cffd3acedfea0cf504ace00"
        + "1eedf9e23d99887b3b86a4b3b94bec1c" },
];
const RFC_7515 = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";

test("known codes", async () => {
  for (const { hash, key, data, mac } of CASES) {
    const imported = await subtle.importKey("raw", unhex(key), { name: "HMAC", hash }, false, ["sign", "verify"]);
    equal(hex(await subtle.sign("HMAC", imported, data)), mac, hash);
    equal(await subtle.verify("HMAC", imported, unhex(mac), data), true, hash);
    const wrong = unhex(mac);
    wrong[0] ^= 1;
    equal(await subtle.verify({ name: "hmac" }, imported, wrong, data), false);
    equal(await subtle.verify("HMAC", imported, unhex(mac).subarray(1), data), false, "a part is not enough");
  }
});

test("a JSON Web Signature", async () => {
  const key = await subtle.importKey("jwk", { kty: "oct", k: RFC_7515 }, { name: "HMAC", hash: { name: "sha-256" } }, true,
    ["sign"]);
  const signed = await subtle.sign("HMAC", key, utf8("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJle"
    + "HAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"));
  equal(btoa(String.fromCharCode(...new Uint8Array(signed))), "dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk=");
  equal(key.algorithm, { name: "HMAC", hash: { name: "SHA-256" }, length: 512 });
  equal(await subtle.exportKey("jwk", key),
    { alg: "HS256", ext: true, k: RFC_7515, key_ops: ["sign"], kty: "oct" });
  equal((await subtle.exportKey("raw", key)).byteLength, 64);
});

test("generated keys", async () => {
  for (const [hash, length] of [["SHA-1", 512], ["SHA-256", 512], ["SHA-384", 1024], ["SHA-512", 1024]]) {
    const key = await subtle.generateKey({ name: "HMAC", hash }, true, ["verify", "sign", "verify"]);
    equal(key.algorithm, { name: "HMAC", hash: { name: hash }, length });
    equal(key.usages, ["sign", "verify"]);
    equal((await subtle.exportKey("raw", key)).byteLength, length / 8);
  }
  const odd = await subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 11 }, true, ["sign"]);
  equal(odd.algorithm.length, 11);
  const bytes = new Uint8Array(await subtle.exportKey("raw", odd));
  equal(bytes.length, 2);
  equal(bytes[1] & 0x1f, 0, "bits beyond the length are zero");
  await rejects("OperationError", subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 0 }, true, ["sign"]));
  await rejects("OperationError", subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 524289 }, true, ["sign"]),
    "longer than this host makes");
  await rejects("TypeError", subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: -1 }, true, ["sign"]));
  await rejects("TypeError", subtle.generateKey({ name: "HMAC" }, true, ["sign"]), "no hash");
  await rejects("NotSupportedError", subtle.generateKey({ name: "HMAC", hash: "MD5" }, true, ["sign"]));
  await rejects("SyntaxError", subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, true, []));
  await rejects("SyntaxError", subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, true, ["encrypt"]));
});

test("imported keys", async () => {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const raw = count(16);
  equal((await subtle.importKey("raw", raw, hmac, false, ["sign"])).algorithm.length, 128);
  equal((await subtle.importKey("raw", raw, { ...hmac, length: 121 }, false, ["sign"])).algorithm.length, 121);
  await rejects("DataError", subtle.importKey("raw", raw, { ...hmac, length: 129 }, false, ["sign"]));
  await rejects("DataError", subtle.importKey("raw", raw, { ...hmac, length: 120 }, false, ["sign"]));
  await rejects("DataError", subtle.importKey("raw", new Uint8Array(0), hmac, false, ["sign"]));
  await rejects("SyntaxError", subtle.importKey("raw", raw, hmac, false, []));
  await rejects("SyntaxError", subtle.importKey("raw", raw, hmac, false, ["deriveKey"]));
  await rejects("NotSupportedError", subtle.importKey("spki", raw, hmac, false, ["sign"]));
  await rejects("NotSupportedError", subtle.importKey("pkcs8", raw, hmac, false, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: RFC_7515, alg: "HS512" }, hmac, false, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct" }, hmac, false, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: "a b" }, hmac, false, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: "AAAA==" }, hmac, false, ["sign"]), "padding");
  await rejects("DataError", subtle.importKey("jwk", { kty: "RSA", k: RFC_7515 }, hmac, false, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", { kty: "oct", k: RFC_7515, use: "enc" }, hmac, false, ["sign"]));
  equal((await subtle.importKey("jwk", { kty: "oct", k: RFC_7515, use: "sig", alg: "HS256", key_ops: ["verify", "sign"] },
    hmac, false, ["sign"])).extractable, false);
});
