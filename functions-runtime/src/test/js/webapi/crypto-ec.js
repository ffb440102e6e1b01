// SPDX-License-Identifier: Apache-2.0
// RFC 6979 A.2.5 to A.2.7, RFC 7515 A.3, RFC 5903 8.1, and keys and signatures of another implementation.
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

function unbase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

const KEYS = {
  "P-256": {
    jwk: {
      kty: "EC",
      x: "lQ2ZmlMV94uKd_zrs5iBU5tf3G5IWSxvh0BzrT1UMfk",
      y: "U1fR4meLH6qdNlxDxv7kj9qMuT5OdVqcjXKWFdl96U8",
      crv: "P-256",
      d: "8YlE8ujecMorxLhyjNiG_sV6BcklO0Z-78QZOqWrKC0",
    },
    pkcs8: "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8YlE8ujecMorxLhyjNiG/sV6BcklO0Z+78QZOqWrK"
        + "C2hRANCAASVDZmaUxX3i4p3/OuzmIFTm1/cbkhZLG+HQHOtPVQx+VNX0eJnix+qnTZcQ8b+5I/ajLk+TnVanI1ylhXZfelP",
    spki: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElQ2ZmlMV94uKd/zrs5iBU5tf3G5IWSxvh0BzrT1UMflTV9HiZ4sfqp"
        + "02XEPG/uSP2oy5Pk51WpyNcpYV2X3pTw==",
    raw: "04950d999a5315f78b8a77fcebb39881539b5fdc6e48592c6f874073ad3d5431f95357d1e2678b1faa9d365c43c"
        + "6fee48fda8cb93e4e755a9c8d729615d97de94f",
    signature: "vkyhRgVXTFCXCB1jEm16IIkIeFgrBshWuq1QDAJcDUiDpSD02tfnZzHEuUiZlPPmZM+kPHfvjpSgSdujDthudw==",
    other: "04885f977e36fd62814188c016cf64e1f0644e5266f1850aab1dc8c7c5bedab38215f8789ac83d47f9a16ab1f"
        + "f7972a05630260a5e3575affb51ddb033374f247f",
    shared: "b2972aaafd5171cf420c4c8ca923b3ac7f3b4de2851d95722c45b1690ebf3758",
  },
  "P-384": {
    jwk: {
      kty: "EC",
      x: "prXPZed429sRPRFb-4NEVSQLM2dCEwObF0wly60gaUkFg4L7FEEJXORiSGxIwZKR",
      y: "AHA-AIdS34JwOBv1jVxgun8yk9oRH75vMFLwoOyv94_jtowuXj7XHkTw4Ieua2Vf",
      crv: "P-384",
      d: "qu5pAD4xycGsg-4vnjx_P_qIXrgdjU9jAG5uIb5gHTES5wv4x6ZWS_pg8HekbCqa",
    },
    pkcs8: "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCq7mkAPjHJwayD7i+ePH8/+oheuB2NT2MAbm4hvmAdM"
        + "RLnC/jHplZL+mDwd6RsKpqhZANiAASmtc9l53jb2xE9EVv7g0RVJAszZ0ITA5sXTCXLrSBpSQWDgvsUQQlc5GJIbEjBkpEAcD4Ah1LfgnA4G/W"
        + "NXGC6fzKT2hEfvm8wUvCg7K/3j+O2jC5ePtceRPDgh65rZV8=",
    spki: "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEprXPZed429sRPRFb+4NEVSQLM2dCEwObF0wly60gaUkFg4L7FEEJXORiSG"
        + "xIwZKRAHA+AIdS34JwOBv1jVxgun8yk9oRH75vMFLwoOyv94/jtowuXj7XHkTw4Ieua2Vf",
    raw: "04a6b5cf65e778dbdb113d115bfb834455240b33674213039b174c25cbad206949058382fb1441095ce462486c4"
        + "8c1929100703e008752df8270381bf58d5c60ba7f3293da111fbe6f3052f0a0ecaff78fe3b68c2e5e3ed71e44f0e087ae6b655f",
    signature: "XywYV3JzxKbpdKZ98Wa/zHnhsHeoWfeskmexn2ZtRFDdfTm55S8X031+4yQ6PCXphptahF+8BdSVa6qbeLyaN"
        + "RrWkhDDm6VcDMSWBqh9a2TVnjUy3GV2cYCkxtFjXKd8",
    other: "044a29c0e415392d1ae1236a30e27a1b6873fdd3bee702f5916149d5cb870c269c56b55d494aa85d86b169577"
        + "57513fab2dc9b7697b59310f12b8129dec267baa8a057c1f5d89fa922d33f147f8f8938e9cae612913e8858bb357bf3ef858ce217",
    shared: "6cfb00185015cc19218efba423962d0e9e6b234ae53944837fdc897dcfbf9aa64781dbebd2236d98dc79c3ad39c6e9cf",
  },
  "P-521": {
    jwk: {
      kty: "EC",
      x: "Ad5OWkE176EiEZxF6A3Zes64xdoUZ1X5Jr1mr1RuvcOa5zzLCS8MVaoGWWmO7eLcxCg6YlMYBhZkqf52CS_uY70f",
      y: "ACKQsicJ3zABwvIOM7TwN4WpPQBzFFdE5XXAgHXDhqE17hOHIOxn7w2XcBMwGZoxvjRgoNuaWTP0VQpv8acWGf1S",
      crv: "P-521",
      d: "AbdgtLzYTGC1eMafx-76IJtVNTeGCGPswx-ZbRnzIlpNeWJlNGezlDpVrTJB9TmCZZ-wAO7iuG4y871k4aYz8A6v",
    },
    pkcs8: "MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIBt2C0vNhMYLV4xp/H7vogm1U1N4YIY+zDH5ltGfMiW"
        + "k15YmU0Z7OUOlWtMkH1OYJln7AA7uK4bjLzvWThpjPwDq+hgYkDgYYABAHeTlpBNe+hIhGcRegN2XrOuMXaFGdV+Sa9Zq9Ubr3Dmuc8ywkvDFW"
        + "qBllpju3i3MQoOmJTGAYWZKn+dgkv7mO9HwAikLInCd8wAcLyDjO08DeFqT0AcxRXROV1wIB1w4ahNe4ThyDsZ+8Nl3ATMBmaMb40YKDbmlkz9"
        + "FUKb/GnFhn9Ug==",
    spki: "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQB3k5aQTXvoSIRnEXoDdl6zrjF2hRnVfkmvWavVG69w5rnPMsJLwxVqg"
        + "ZZaY7t4tzEKDpiUxgGFmSp/nYJL+5jvR8AIpCyJwnfMAHC8g4ztPA3hak9AHMUV0TldcCAdcOGoTXuE4cg7GfvDZdwEzAZmjG+NGCg25pZM/RV"
        + "Cm/xpxYZ/VI=",
    raw: "0401de4e5a4135efa122119c45e80dd97aceb8c5da146755f926bd66af546ebdc39ae73ccb092f0c55aa0659698"
        + "eede2dcc4283a625318061664a9fe76092fee63bd1f002290b22709df3001c2f20e33b4f03785a93d0073145744e575c08075c386a135e"
        + "e138720ec67ef0d97701330199a31be3460a0db9a5933f4550a6ff1a71619fd52",
    signature: "Ac3pCjwmL+ghWZGwHNBDGvUntYCIFkdj42LeYnAsGBNt9z6+JN7Zr3pe7IulNKgyL1x9AtiMNTZZP7iMHEMoQ"
        + "5SyAA1GEyCKdfvS+ocTsrqNJOedHunQ6vedaXe9CJOP16HNg+H20zL/So9fOpg9zstgTk6nxzQsYu+f9McjQjeZiiqg",
    other: "0401764a539d0cd72fc132fce87ce37ecbb9e51666914b7e0fafa1ee3449a53d9be78f528426678e0f93b04d1"
        + "9e76abf6e813b162c3c35f4507c54516844597b6a43c30186b7d63f46159931f5d3546f8a3a97a335665aac87777258e5133dd5bcadcdb"
        + "c2228c615b577d82dc613674da98b3aa44abab12dc3abbd436baf4147f85de7e8e7",
    shared: "01a3c9426b764eaff057ea0f29607cc4de1ec210386fd6aaeb3115a105c960c5ef20c460b782dd7684a37e7b"
        + "1dace7b2da52c99b5ec2092cc6b5f2e9022fb564717b",
  },
};
const CURVES = Object.keys(KEYS);
const COMPRESSED = {
  "P-256": "03950d999a5315f78b8a77fcebb39881539b5fdc6e48592c6f874073ad3d5431f9",
  "P-521": "0201de4e5a4135efa122119c45e80dd97aceb8c5da146755f926bd66af546ebdc39ae73ccb092f0c55aa06596"
      + "98eede2dcc4283a625318061664a9fe76092fee63bd1f",
};
const SHA_256 = { name: "ECDSA", hash: "SHA-256" };
const message = utf8("message");

function publicOf({ kty, crv, x, y }) {
  return { kty, crv, x, y };
}

test("ECDSA: signatures of others", async () => {
  for (const namedCurve of CURVES) {
    const { jwk, signature } = KEYS[namedCurve];
    const key = await subtle.importKey("jwk", publicOf(jwk), { name: "ECDSA", namedCurve }, true, ["verify"]);
    equal(await subtle.verify(SHA_256, key, unbase64(signature), message), true, namedCurve);
    equal(await subtle.verify({ name: "ECDSA", hash: "SHA-384" }, key, unbase64(signature), message), false, namedCurve);
    equal(await subtle.verify(SHA_256, key, unbase64(signature), utf8("other")), false, namedCurve);
    equal(await subtle.verify(SHA_256, key, unbase64(signature).subarray(2), message), false, "too short");
    equal(await subtle.verify(SHA_256, key, new Uint8Array(unbase64(signature).length), message), false, "zeros");
    equal(await subtle.verify(SHA_256, key, new Uint8Array(0), message), false, "empty");
  }
});

test("ECDSA: RFC 6979", async () => {
  const x = unhex("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
  const y = unhex("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
  const key = await subtle.importKey("raw", new Uint8Array([4, ...x, ...y]), { name: "ECDSA", namedCurve: "P-256" }, true,
    ["verify"]);
  const signatures = {
    "SHA-1": "61340c88c3aaebeb4f6d667f672ca9759a6ccaa9fa8811313039ee4a35471d32"
      + "6d7f147dac089441bb2e2fe8f7a3fa264b9c475098fdcf6e00d7c996e1b8b7eb",
    "SHA-256": "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
      + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
    "SHA-384": "0eafea039b20e9b42309fb1d89e213057cbf973dc0cfc8f129edddc800ef7719"
      + "4861f0491e6998b9455193e34e7b0d284ddd7149a74b95b9261f13abde940954",
    "SHA-512": "8496a60b5e9b47c825488827e0495b0e3fa109ec4568fd3f8d1097678eb97f00"
      + "2362ab1adbe2b8adf9cb9edab740ea6049c028114f2460f96554f61fae3302fe",
  };
  for (const hash of Object.keys(signatures)) {
    equal(await subtle.verify({ name: "ECDSA", hash }, key, unhex(signatures[hash]), utf8("sample")), true, hash);
  }
});

test("ECDSA: RFC 7515 A.3", async () => {
  const jwk = { kty: "EC", crv: "P-256", x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", d: "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" };
  const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
  const input = utf8("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19"
    + "yb290Ijp0cnVlfQ");
  const publicKey = await subtle.importKey("jwk", publicOf(jwk), ecdsa, false, ["verify"]);
  equal(await subtle.verify(SHA_256, publicKey, unbase64("DtEhU3ljbEg8L38VWAfUAqOyKAM6+Xx+F4GawxaepmX"
      + "FCgfTjDxw5djxLa8ISlSA"
    + "pmWQxfKTUJqPP3+Kg6NU1Q=="), input), true);
  const privateKey = await subtle.importKey("jwk", jwk, ecdsa, false, ["sign"]);
  const signature = await subtle.sign(SHA_256, privateKey, input);
  equal(signature.byteLength, 64);
  equal(await subtle.verify(SHA_256, publicKey, signature, input), true);
});

test("ECDSA: every curve and hash", async () => {
  for (const namedCurve of CURVES) {
    const pair = await subtle.generateKey({ name: "ECDSA", namedCurve }, false, ["sign", "verify"]);
    equal(pair.privateKey.algorithm, { name: "ECDSA", namedCurve });
    equal(pair.publicKey.extractable, true);
    for (const hash of ["SHA-1", "SHA-256", "SHA-384", "SHA-512"]) {
      const signature = await subtle.sign({ name: "ECDSA", hash }, pair.privateKey, message);
      equal(signature.byteLength, { "P-256": 64, "P-384": 96, "P-521": 132 }[namedCurve]);
      equal(await subtle.verify({ name: "ECDSA", hash }, pair.publicKey, signature, message), true, namedCurve + hash);
    }
    await rejects("TypeError", subtle.sign("ECDSA", pair.privateKey, message), "no hash");
    await rejects("InvalidAccessError", subtle.sign(SHA_256, pair.publicKey, message));
    await rejects("InvalidAccessError", subtle.verify(SHA_256, pair.privateKey, message, message));
    await rejects("InvalidAccessError", subtle.exportKey("jwk", pair.privateKey));
  }
});

test("ECDH: RFC 5903 and others", async () => {
  const ecdh = { name: "ECDH", namedCurve: "P-256" };
  const b64u = (digits) => btoa(String.fromCharCode(...unhex(digits))).replace(/\+/g, "-").replace(/\//g, "_")
    .replace(/=/g, "");
  const own = await subtle.importKey("jwk", { kty: "EC", crv: "P-256",
    d: b64u("c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433"),
    x: b64u("dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c3772581180"),
    y: b64u("5271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3") }, ecdh, true, ["deriveBits", "deriveKey"]);
  const other = await subtle.importKey("raw", unhex("04d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"
    + "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab"), ecdh, true, []);
  const shared = "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de";
  const algorithm = { name: "ECDH", public: other };
  equal(hex(await subtle.deriveBits(algorithm, own, 256)), shared);
  equal(hex(await subtle.deriveBits(algorithm, own, null)), shared);
  equal(hex(await subtle.deriveBits(algorithm, own)), shared, "without a length");
  equal(hex(await subtle.deriveBits(algorithm, own, 128)), shared.substring(0, 32));
  equal(hex(await subtle.deriveBits(algorithm, own, 11)), "d680", "the last bits are zero");
  equal(hex(await subtle.deriveBits(algorithm, own, 0)), "");
  await rejects("OperationError", subtle.deriveBits(algorithm, own, 257));
  const key = await subtle.deriveKey(algorithm, own, { name: "AES-GCM", length: 128 }, true, ["encrypt"]);
  equal(hex(await subtle.exportKey("raw", key)), shared.substring(0, 32));
  const mac = await subtle.deriveKey(algorithm, own, { name: "HMAC", hash: "SHA-256", length: 256 }, true, ["sign"]);
  equal(hex(await subtle.exportKey("raw", mac)), shared);
  await rejects("OperationError", subtle.deriveKey(algorithm, own, { name: "HMAC", hash: "SHA-256" }, true, ["sign"]),
    "the default length is more than there is");
  const further = await subtle.deriveKey(algorithm, own, "HKDF", false, ["deriveBits"]);
  equal(further.algorithm, { name: "HKDF" });
  for (const namedCurve of CURVES) {
    const { pkcs8, other: raw, shared: secret } = KEYS[namedCurve];
    const mine = await subtle.importKey("pkcs8", unbase64(pkcs8), { name: "ECDH", namedCurve }, false, ["deriveBits"]);
    const theirs = await subtle.importKey("raw", unhex(raw), { name: "ECDH", namedCurve }, false, []);
    equal(hex(await subtle.deriveBits({ name: "ECDH", public: theirs }, mine, null)), secret, namedCurve);
  }
});

test("ECDH: keys that do not fit", async () => {
  const usages = ["deriveBits", "deriveKey"];
  const one = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, usages);
  const two = await subtle.generateKey({ name: "ECDH", namedCurve: "P-384" }, false, usages);
  const signing = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  equal(one.publicKey.usages, []);
  await rejects("InvalidAccessError", subtle.deriveBits({ name: "ECDH", public: two.publicKey }, one.privateKey, 8), "curve");
  await rejects("InvalidAccessError", subtle.deriveBits({ name: "ECDH", public: one.privateKey }, one.privateKey, 8));
  await rejects("InvalidAccessError", subtle.deriveBits({ name: "ECDH", public: signing.publicKey }, one.privateKey, 8));
  await rejects("InvalidAccessError", subtle.deriveBits({ name: "ECDH", public: one.publicKey }, one.publicKey, 8));
  await rejects("InvalidAccessError", subtle.deriveBits({ name: "X25519", public: one.publicKey }, one.privateKey, 8));
  await rejects("TypeError", subtle.deriveBits({ name: "ECDH" }, one.privateKey, 8));
  await rejects("TypeError", subtle.deriveBits({ name: "ECDH", public: {} }, one.privateKey, 8));
  await rejects("TypeError", subtle.deriveBits({ name: "ECDH", public: one.publicKey }, one.privateKey, -8));
  const bitsOnly = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  await rejects("InvalidAccessError", subtle.deriveKey({ name: "ECDH", public: one.publicKey }, bitsOnly.privateKey,
    { name: "AES-GCM", length: 128 }, false, ["encrypt"]));
  await rejects("SyntaxError", subtle.deriveKey({ name: "ECDH", public: one.publicKey }, one.privateKey,
    { name: "AES-GCM", length: 128 }, false, []));
  await rejects("OperationError", subtle.deriveKey({ name: "ECDH", public: one.publicKey }, one.privateKey,
    { name: "AES-GCM", length: 100 }, false, ["encrypt"]));
});

test("formats", async () => {
  for (const name of ["ECDSA", "ECDH"]) {
    for (const namedCurve of CURVES) {
      const known = KEYS[namedCurve];
      const algorithm = { name, namedCurve };
      const usages = name === "ECDSA" ? ["sign"] : ["deriveBits"];
      const fromPkcs8 = await subtle.importKey("pkcs8", unbase64(known.pkcs8), algorithm, true, usages);
      equal(await subtle.exportKey("jwk", fromPkcs8), { ...known.jwk, ext: true, key_ops: usages }, "pkcs8 " + namedCurve);
      const fromJwk = await subtle.importKey("jwk", known.jwk, algorithm, true, usages);
      equal(hex(await subtle.exportKey("pkcs8", fromJwk)), hex(unbase64(known.pkcs8)), "jwk " + namedCurve);
      const fromSpki = await subtle.importKey("spki", unbase64(known.spki), algorithm, true, []);
      equal(hex(await subtle.exportKey("raw", fromSpki)), known.raw, "spki " + namedCurve);
      const fromRaw = await subtle.importKey("raw", unhex(known.raw), algorithm, true, []);
      equal(hex(await subtle.exportKey("spki", fromRaw)), hex(unbase64(known.spki)), "raw " + namedCurve);
      equal(await subtle.exportKey("jwk", fromRaw), { ...publicOf(known.jwk), ext: true, key_ops: [] });
      await rejects("InvalidAccessError", subtle.exportKey("raw", fromJwk));
      await rejects("InvalidAccessError", subtle.exportKey("spki", fromJwk));
      await rejects("InvalidAccessError", subtle.exportKey("pkcs8", fromRaw));
    }
  }
});

test("compressed points", async () => {
  for (const namedCurve of Object.keys(COMPRESSED)) {
    const key = await subtle.importKey("raw", unhex(COMPRESSED[namedCurve]), { name: "ECDH", namedCurve }, true, []);
    equal(hex(await subtle.exportKey("raw", key)), KEYS[namedCurve].raw, namedCurve);
  }
});

test("PKCS #8 without the public part", async () => {
  const short = unhex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"
    + hex(unbase64(KEYS["P-256"].pkcs8)).substring(72, 136));
  const key = await subtle.importKey("pkcs8", short, { name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  equal(hex(await subtle.exportKey("pkcs8", key)), hex(unbase64(KEYS["P-256"].pkcs8)));
  equal((await subtle.exportKey("jwk", key)).y, KEYS["P-256"].jwk.y);
});

test("what is no key", async () => {
  const p256 = { name: "ECDSA", namedCurve: "P-256" };
  const { jwk, raw, pkcs8, spki } = KEYS["P-256"];
  const importJwk = (changes, usages = ["sign"]) => subtle.importKey("jwk", { ...jwk, ...changes }, p256, true, usages);
  const off = unhex(raw);
  off[64] ^= 1;
  await rejects("DataError", subtle.importKey("raw", off, p256, true, ["verify"]), "not on the curve");
  await rejects("DataError", subtle.importKey("raw", unhex(raw).subarray(1), p256, true, ["verify"]));
  await rejects("DataError", subtle.importKey("raw", new Uint8Array([0]), p256, true, ["verify"]), "infinity");
  await rejects("DataError", subtle.importKey("raw", new Uint8Array(0), p256, true, ["verify"]));
  await rejects("DataError", subtle.importKey("raw", unhex(KEYS["P-384"].raw), p256, true, ["verify"]));
  await rejects("DataError", subtle.importKey("spki", unbase64(KEYS["P-384"].spki), p256, true, ["verify"]), "curve");
  await rejects("DataError", subtle.importKey("pkcs8", unbase64(KEYS["P-384"].pkcs8), p256, true, ["sign"]), "curve");
  await rejects("DataError", subtle.importKey("pkcs8", unbase64(spki), p256, true, ["sign"]));
  await rejects("DataError", subtle.importKey("spki", unbase64(pkcs8), p256, true, ["verify"]));
  await rejects("DataError", subtle.importKey("raw", unhex(raw), { name: "ECDSA", namedCurve: "P-512" }, true, ["verify"]));
  await rejects("TypeError", subtle.importKey("raw", unhex(raw), "ECDSA", true, ["verify"]), "no curve");
  await rejects("DataError", importJwk({ crv: "P-384" }));
  await rejects("DataError", importJwk({ kty: "RSA" }));
  await rejects("DataError", importJwk({ kty: undefined }));
  await rejects("DataError", importJwk({ x: undefined }));
  await rejects("DataError", importJwk({ y: jwk.x }), "not on the curve");
  await rejects("DataError", importJwk({ d: KEYS["P-384"].jwk.d }), "too long");
  await rejects("DataError", importJwk({ d: jwk.x }), "another private part");
  await rejects("DataError", importJwk({ d: "A".repeat(43) }), "zero");
  await rejects("DataError", importJwk({ d: "_".repeat(42) + "8" }), "more than the order");
  await rejects("DataError", importJwk({ alg: "ES384" }));
  await rejects("DataError", importJwk({ use: "enc" }));
  await rejects("DataError", importJwk({ key_ops: ["verify"] }));
  await rejects("DataError", importJwk({ ext: false }));
  await rejects("SyntaxError", importJwk({}, ["verify"]));
  await rejects("SyntaxError", importJwk({ d: undefined }, ["sign"]));
  await rejects("SyntaxError", importJwk({}, []));
  await rejects("SyntaxError", importJwk({}, ["deriveBits"]));
  equal((await importJwk({ alg: "ES256", use: "sig", key_ops: ["sign", "other"], ext: true })).type, "private");
  await rejects("NotSupportedError", subtle.generateKey({ name: "ECDSA", namedCurve: "P-512" }, true, ["sign"]));
  await rejects("NotSupportedError", subtle.generateKey({ name: "ECDSA", namedCurve: "p-256" }, true, ["sign"]));
  await rejects("TypeError", subtle.generateKey({ name: "ECDSA" }, true, ["sign"]));
  await rejects("SyntaxError", subtle.generateKey({ name: "ECDSA", namedCurve: "P-512" }, true, ["encrypt"]), "usages first");
  await rejects("SyntaxError", subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["sign"]));
  await rejects("SyntaxError", subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, []));
});
