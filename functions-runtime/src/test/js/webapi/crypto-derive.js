// SPDX-License-Identifier: Apache-2.0
// RFC 5869 A, RFC 6070, RFC 7914 11, and what another implementation gives.
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

const HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];

function source(name, bytes, usages = ["deriveBits", "deriveKey"]) {
  return subtle.importKey("raw", bytes, name, false, usages);
}

async function hkdf(hash, key, salt, info, bits) {
  return hex(await subtle.deriveBits({ name: "HKDF", hash, salt, info }, await source("HKDF", key), bits));
}

async function pbkdf2(hash, password, salt, iterations, bits) {
  return hex(await subtle.deriveBits({ name: "PBKDF2", hash, salt, iterations }, await source("PBKDF2", password), bits));
}

test("HKDF: RFC 5869", async () => {
  equal(await hkdf("SHA-256", new Uint8Array(22).fill(11), count(13), count(10, 0xf0), 336),
    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  equal(await hkdf("SHA-256", count(80), count(80, 0x60), count(80, 0xb0), 656),
    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
  equal(await hkdf("SHA-256", new Uint8Array(22).fill(11), new Uint8Array(0), new Uint8Array(0), 336),
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  equal(await hkdf("SHA-1", new Uint8Array(11).fill(11), count(13), count(10, 0xf0), 336),
    "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896");
  equal(await hkdf("SHA-256", new Uint8Array(0), count(1), count(1, 1), 256),
    "f88c2f392642d0ff6cf5ea021aabaf582f3d61cbbf0c6cd385396d287f6fdeb9", "an empty key");
});

test("HKDF: others", async () => {
  const expected = {
    "SHA-1": "db8e037b0757a7ad231ad2cefffad365cad45c4f8418a437e35cdf1f393b8c2e38437fc4a9cc6d90919c4e50383a7dbd96b5",
    "SHA-256": "38cfafc6eba0b5e2ae3b8e179ec92af63213abc9729f1c26c76ac5e8fb8637586c416f57b3fe81c03dc98b6f82021887b125",
    "SHA-384": "6c230f9bc37b797f5dd292a4b602016636cb8a7ce1795e368bc5b679605d30d0f2bb9682e7ed06c128bfec94b0c8d871f9eb",
    "SHA-512": "8a1d29022550950fdd28c02e39384b00456270e09a04421a40f5e0e73c8ad012fc5951a71b539cae0ae733759a0db4cb9b47",
  };
  for (const hash of HASHES) {
    equal(await hkdf(hash, utf8("password"), utf8("salt"), utf8("info"), 400), expected[hash], hash);
  }
});

test("HKDF: lengths", async () => {
  const key = await source("HKDF", utf8("key"));
  const algorithm = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: new Uint8Array(0) };
  equal((await subtle.deriveBits(algorithm, key, 0)).byteLength, 0);
  equal((await subtle.deriveBits(algorithm, key, 255 * 256)).byteLength, 8160);
  await rejects("OperationError", subtle.deriveBits(algorithm, key, 255 * 256 + 8));
  await rejects("OperationError", subtle.deriveBits(algorithm, key, 4294967288));
  await rejects("OperationError", subtle.deriveBits(algorithm, key, 12));
  await rejects("OperationError", subtle.deriveBits(algorithm, key, null));
  await rejects("OperationError", subtle.deriveBits(algorithm, key));
  await rejects("TypeError", subtle.deriveBits(algorithm, key, 4294967296));
  await rejects("TypeError", subtle.deriveBits(algorithm, key, "many"));
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, salt: undefined }, key, 8));
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, info: undefined }, key, 8));
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, hash: undefined }, key, 8));
  await rejects("NotSupportedError", subtle.deriveBits({ ...algorithm, hash: "MD5" }, key, 8));
});

test("PBKDF2: RFC 6070 and RFC 7914", async () => {
  equal(await pbkdf2("SHA-1", utf8("password"), utf8("salt"), 1, 160), "0c60c80f961f0e71f3a9b524af6012062fe037a6");
  equal(await pbkdf2("SHA-1", utf8("password"), utf8("salt"), 2, 160), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
  equal(await pbkdf2("SHA-1", utf8("password"), utf8("salt"), 4096, 160), "4b007901b765489abead49d926f721d065a429c1");
  equal(await pbkdf2("SHA-1", utf8("passwordPASSWORDpassword"), utf8("saltSALTsaltSALTsaltSALTsaltSALTsalt"), 4096, 200),
    "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
  equal(await pbkdf2("SHA-1", utf8("pass\0word"), utf8("sa\0lt"), 4096, 128), "56fa6aa75548099dcc37d7f03425e0c3");
  equal(await pbkdf2("SHA-256", utf8("passwd"), utf8("salt"), 1, 512),
    "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef31"
        + "7c71b845b1e30bd509112041d3a19783");
  equal(await pbkdf2("SHA-256", utf8("Password"), utf8("NaCl"), 80000, 512),
    "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b317"
        + "6a272bdebba1d078478f62b397f33c8d");
});

test("PBKDF2: others", async () => {
  const expected = {
    "SHA-1": "9cfb29abdfd9e1b7396a2ce3b18b985c449ebfcf79f7820b58460bbdd70c27fdffb653636ca99a5d44a9c35f6c633aa03ec9",
    "SHA-256": "e644adb0a926fd45cd4df6b99a650973d506b184425e4e2932a3adf6ba2d4f69669baf219f6c35aee57098890500a119d60a",
    "SHA-384": "ea19c1abd08832a92ac42dac72b26156644a755210ef420e1475da0da095fe8fcaec829ff6bed8de4b13cc5f7f7cd133f58f",
    "SHA-512": "971c34d726ba105f7443d55808f93fb00a8d74ffbefc037c2755a0060df397e1b6d3b870a1c4d6cd968e6fdff4ec858e2016",
  };
  for (const hash of HASHES) {
    equal(await pbkdf2(hash, utf8("password"), utf8("salt"), 2500, 400), expected[hash], hash);
  }
  equal(await pbkdf2("SHA-256", new Uint8Array(0), utf8("salt"), 10, 256),
    "4c9d748ae0f9043b42a414cc80500da37a3ed69977ca443c31516f585f6449c5", "an empty password");
  equal(await pbkdf2("SHA-512", unhex("ff80fe00c3"), utf8("salt"), 10, 256),
    "144221b831147e3fdf68afc3c0fdaf08aa9d30f238f4ac09cd7815151c2234a2", "bytes that are no text");
});

test("PBKDF2: what is not right", async () => {
  const key = await source("PBKDF2", utf8("password"));
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: utf8("salt"), iterations: 1 };
  equal((await subtle.deriveBits(algorithm, key, 0)).byteLength, 0);
  await rejects("OperationError", subtle.deriveBits(algorithm, key, null));
  await rejects("OperationError", subtle.deriveBits(algorithm, key, 9));
  await rejects("OperationError", subtle.deriveBits(algorithm, key, 524296), "more than this host gives");
  await rejects("OperationError", subtle.deriveBits({ ...algorithm, iterations: 0 }, key, 8));
  const error = await rejects("OperationError", subtle.deriveBits({ ...algorithm, iterations: 10000001 }, key, 8));
  ok(error.message.indexOf("10000000") >= 0, "the limit is named");
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, iterations: -1 }, key, 8));
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, iterations: undefined }, key, 8));
  await rejects("TypeError", subtle.deriveBits({ ...algorithm, salt: "salt" }, key, 8));
  await rejects("InvalidAccessError", subtle.deriveBits({ ...algorithm, name: "HKDF", info: utf8("") }, key, 8));
});

test("keys that derive", async () => {
  for (const name of ["HKDF", "PBKDF2"]) {
    const key = await source(name, utf8("secret"));
    equal(key.type, "secret");
    equal(key.extractable, false);
    equal(key.algorithm, { name });
    equal(key.usages, ["deriveKey", "deriveBits"]);
    await rejects("NotSupportedError", subtle.exportKey("raw", key));
    await rejects("SyntaxError", subtle.importKey("raw", utf8("secret"), name, true, ["deriveBits"]), "extractable");
    await rejects("SyntaxError", subtle.importKey("raw", utf8("secret"), name, false, ["encrypt"]));
    await rejects("SyntaxError", subtle.importKey("raw", utf8("secret"), name, false, []));
    await rejects("NotSupportedError", subtle.importKey("jwk", { kty: "oct", k: "AAAA" }, name, false, ["deriveBits"]));
    await rejects("NotSupportedError", subtle.generateKey(name, false, ["deriveBits"]));
  }
});

test("derived keys", async () => {
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: utf8("salt"), iterations: 2 };
  const key = await source("PBKDF2", utf8("password"));
  const bits = hex(await subtle.deriveBits(algorithm, key, 1024));
  for (const length of [128, 192, 256]) {
    const aes = await subtle.deriveKey(algorithm, key, { name: "AES-GCM", length }, true, ["decrypt", "encrypt"]);
    equal(aes.algorithm, { name: "AES-GCM", length });
    equal(hex(await subtle.exportKey("raw", aes)), bits.substring(0, length / 4));
  }
  const mac = await subtle.deriveKey(algorithm, key, { name: "HMAC", hash: "SHA-256" }, true, ["sign"]);
  equal(mac.algorithm, { name: "HMAC", hash: { name: "SHA-256" }, length: 512 });
  equal(hex(await subtle.exportKey("raw", mac)), bits.substring(0, 128));
  const long = await subtle.deriveKey(algorithm, key, { name: "HMAC", hash: "SHA-512" }, true, ["sign"]);
  equal(hex(await subtle.exportKey("raw", long)), bits);
  await rejects("OperationError", subtle.deriveKey(algorithm, key, { name: "AES-GCM", length: 64 }, true, ["encrypt"]));
  await rejects("TypeError", subtle.deriveKey(algorithm, key, "AES-GCM", true, ["encrypt"]), "no length");
  await rejects("TypeError", subtle.deriveKey(algorithm, key, { name: "HMAC", hash: "SHA-1", length: 0 }, true, ["sign"]));
  await rejects("SyntaxError", subtle.deriveKey(algorithm, key, { name: "AES-GCM", length: 128 }, true, []));
  await rejects("SyntaxError", subtle.deriveKey(algorithm, key, { name: "AES-GCM", length: 128 }, true, ["sign"]));
  await rejects("OperationError", subtle.deriveKey(algorithm, key, "HKDF", false, ["deriveBits"]), "no length of its own");
  await rejects("NotSupportedError", subtle.deriveKey(algorithm, key, { name: "ECDH", namedCurve: "P-256" }, false, []));
  const bitsOnly = await source("PBKDF2", utf8("password"), ["deriveBits"]);
  await rejects("InvalidAccessError", subtle.deriveKey(algorithm, bitsOnly, { name: "AES-GCM", length: 128 }, true,
    ["encrypt"]));
  const keyOnly = await source("PBKDF2", utf8("password"), ["deriveKey"]);
  await rejects("InvalidAccessError", subtle.deriveBits(algorithm, keyOnly, 128));
});

test("derivations at the same time", async () => {
  const results = await Promise.all([3000, 1, 2500, 2].map((iterations) =>
    pbkdf2("SHA-256", utf8("password"), utf8("salt"), iterations, 128)));
  equal(new Set(results).size, 4);
  equal(results[2], "e644adb0a926fd45cd4df6b99a650973");
});

test("more derivations than wait at a time", async () => {
  const list = Array.from({ length: 20 }, (_, i) => 2001 + i % 2);
  const results = await Promise.all(list.map((iterations) =>
    pbkdf2("SHA-256", utf8("password"), utf8("salt"), iterations, 128)));
  equal(new Set(results).size, 2);
  equal(results[18], results[0]);
  equal(results[19], results[1]);
});
