// SPDX-License-Identifier: Apache-2.0
// RFC 8032 7.1, RFC 7748 6.1, RFC 8037 A.
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

const SIGNATURES = [
  ["9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b"],
  ["4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00"],
  ["c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a"],
];
const PKCS8_ED25519 = "302e020100300506032b657004220420";
const PKCS8_X25519 = "302e020100300506032b656e04220420";
const SPKI_ED25519 = "302a300506032b6570032100";
const SPKI_X25519 = "302a300506032b656e032100";
const JWK = { kty: "OKP", crv: "Ed25519", d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" };

test("Ed25519: RFC 8032", async () => {
  for (const [secret, point, text, signature] of SIGNATURES) {
    const privateKey = await subtle.importKey("pkcs8", unhex(PKCS8_ED25519 + secret), "Ed25519", true, ["sign"]);
    const publicKey = await subtle.importKey("raw", unhex(point), { name: "ed25519" }, true, ["verify"]);
    equal(hex(await subtle.sign("Ed25519", privateKey, unhex(text))), signature);
    equal(await subtle.verify("Ed25519", publicKey, unhex(signature), unhex(text)), true);
    equal(await subtle.verify("Ed25519", publicKey, unhex(signature), unhex(text + "00")), false);
    equal(await subtle.verify("Ed25519", publicKey, unhex(signature).subarray(1), unhex(text)), false);
    equal(await subtle.verify("Ed25519", publicKey, new Uint8Array(0), unhex(text)), false);
    const jwk = await subtle.exportKey("jwk", privateKey);
    const again = await subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x: jwk.x }, "Ed25519", true, ["verify"]);
    equal(hex(await subtle.exportKey("raw", again)), point, "the public part is computed");
    equal(hex(await subtle.exportKey("spki", again)), SPKI_ED25519 + point);
    equal(hex(await subtle.exportKey("pkcs8", privateKey)), PKCS8_ED25519 + secret);
  }
});

test("Ed25519: JSON Web Keys", async () => {
  const key = await subtle.importKey("jwk", JWK, "Ed25519", true, ["sign"]);
  equal(key.algorithm, { name: "Ed25519" });
  equal(await subtle.exportKey("jwk", key), { ...JWK, alg: "Ed25519", ext: true, key_ops: ["sign"] });
  const importJwk = (changes, usages = ["sign"]) => subtle.importKey("jwk", { ...JWK, ...changes }, "Ed25519", true, usages);
  equal((await importJwk({ alg: "EdDSA", use: "sig" })).type, "private");
  equal((await importJwk({ alg: "Ed25519" })).type, "private");
  equal((await importJwk({ d: undefined }, [])).type, "public");
  await rejects("DataError", importJwk({ alg: "ES256" }));
  await rejects("DataError", importJwk({ use: "enc" }));
  await rejects("DataError", importJwk({ crv: "X25519" }));
  await rejects("DataError", importJwk({ kty: "EC" }));
  await rejects("DataError", importJwk({ x: undefined }));
  await rejects("DataError", importJwk({ x: JWK.d }), "another public part");
  await rejects("DataError", importJwk({ d: "AAAA" }), "too short");
  await rejects("SyntaxError", importJwk({}, ["verify"]));
  await rejects("SyntaxError", importJwk({}, []));
  await rejects("SyntaxError", importJwk({ d: undefined }, ["sign"]));
});

test("Ed25519: generated keys", async () => {
  const pair = await subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const data = utf8("data");
  equal(pair.privateKey.usages, ["sign"]);
  equal(pair.publicKey.usages, ["verify"]);
  equal(await subtle.verify("Ed25519", pair.publicKey, await subtle.sign("Ed25519", pair.privateKey, data), data), true);
  equal((await subtle.exportKey("jwk", pair.privateKey)).x, (await subtle.exportKey("jwk", pair.publicKey)).x);
  await rejects("SyntaxError", subtle.generateKey("Ed25519", true, ["deriveBits"]));
  await rejects("SyntaxError", subtle.generateKey("Ed25519", true, ["verify"]));
  await rejects("NotSupportedError", subtle.generateKey("Ed448", true, ["sign"]));
});

test("X25519: RFC 7748", async () => {
  const alice = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
  const bob = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
  const alicePublic = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
  const bobPublic = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
  const shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
  const own = await subtle.importKey("pkcs8", unhex(PKCS8_X25519 + alice), "X25519", true, ["deriveBits", "deriveKey"]);
  const other = await subtle.importKey("raw", unhex(bobPublic), "X25519", true, []);
  equal(hex(await subtle.deriveBits({ name: "X25519", public: other }, own, 256)), shared);
  equal(hex(await subtle.deriveBits({ name: "X25519", public: other }, own, null)), shared);
  equal(hex(await subtle.deriveBits({ name: "X25519", public: other }, own, 13)), "4a58");
  await rejects("OperationError", subtle.deriveBits({ name: "X25519", public: other }, own, 264));
  const jwk = await subtle.exportKey("jwk", own);
  equal(jwk.crv, "X25519");
  equal(jwk.alg, undefined);
  const ownPublic = await subtle.importKey("jwk", { kty: "OKP", crv: "X25519", x: jwk.x }, "X25519", true, []);
  equal(hex(await subtle.exportKey("raw", ownPublic)), alicePublic, "the public part is computed");
  equal(hex(await subtle.exportKey("spki", ownPublic)), SPKI_X25519 + alicePublic);
  const bobs = await subtle.importKey("pkcs8", unhex(PKCS8_X25519 + bob), "X25519", true, ["deriveKey"]);
  const key = await subtle.deriveKey({ name: "X25519", public: ownPublic }, bobs, { name: "AES-CBC", length: 256 }, true,
    ["encrypt"]);
  equal(hex(await subtle.exportKey("raw", key)), shared);
  const zero = await subtle.importKey("raw", new Uint8Array(32), "X25519", true, []);
  await rejects("OperationError", subtle.deriveBits({ name: "X25519", public: zero }, own, 256), "a point of small order");
  await rejects("DataError", subtle.importKey("jwk", { ...jwk, d: jwk.x }, "X25519", true, ["deriveBits"]), "no pair");
  await rejects("DataError", subtle.importKey("raw", count(31), "X25519", true, []));
  await rejects("DataError", subtle.importKey("spki", unhex(SPKI_ED25519 + alicePublic), "X25519", true, []), "other curve");
  await rejects("DataError", subtle.importKey("pkcs8", unhex(PKCS8_ED25519 + alice), "X25519", true, ["deriveBits"]));
  await rejects("DataError", subtle.importKey("spki", unhex(SPKI_X25519), "X25519", true, []));
  await rejects("SyntaxError", subtle.importKey("raw", count(32), "X25519", true, ["deriveBits"]), "no usage of a public key");
  await rejects("SyntaxError", subtle.generateKey("X25519", true, ["sign"]));
  const pair = await subtle.generateKey("X25519", false, ["deriveBits"]);
  equal(hex(await subtle.deriveBits({ name: "X25519", public: pair.publicKey }, own, 256)),
    hex(await subtle.deriveBits({ name: "X25519", public: ownPublic }, pair.privateKey, 256)), "both ways");
});

test("PKCS #8 and SubjectPublicKeyInfo as others write them", async () => {
  const [secret, point] = SIGNATURES[0];
  const second = unhex("3051020101300506032b657004220420" + secret + "812100" + point);
  equal((await subtle.exportKey("jwk", await subtle.importKey("pkcs8", second, "Ed25519", true, ["sign"]))).x, JWK.x,
    "RFC 5958, with the public key");
  await rejects("DataError", subtle.importKey("spki", unhex(SPKI_ED25519 + point + "00"), "Ed25519", true, []), "more data");
  await rejects("DataError", subtle.importKey("pkcs8", unhex(PKCS8_ED25519 + secret + "00"), "Ed25519", true, ["sign"]));
  await rejects("DataError", subtle.importKey("spki", unhex("30"), "Ed25519", true, []));
  await rejects("DataError", subtle.importKey("spki", unhex("3084ffffffff00"), "Ed25519", true, []));
});
