// SPDX-License-Identifier: Apache-2.0
// CryptoKey, wrapping, and the order of errors (Web Cryptography 13 and 14).
const { subtle } = crypto;

function hex(data) {
  return Array.from(new Uint8Array(data)).map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function count(length, from = 0) {
  return Uint8Array.from({ length }, (_, i) => (i + from) % 256);
}

const HMAC = { name: "HMAC", hash: "SHA-256" };
const GCM = { name: "AES-GCM", iv: count(12) };

function hmac(usages = ["sign", "verify"], extractable = true) {
  return subtle.importKey("raw", count(32), HMAC, extractable, usages);
}

function aes(usages, extractable = true) {
  return subtle.importKey("raw", count(16), "AES-GCM", extractable, usages);
}

test("attributes", async () => {
  const key = await hmac(["verify", "sign", "sign"], 1);
  ok(key instanceof CryptoKey);
  equal(Object.prototype.toString.call(key), "[object CryptoKey]");
  equal([key.type, key.extractable], ["secret", true]);
  equal(key.algorithm, { name: "HMAC", hash: { name: "SHA-256" }, length: 256 });
  equal(key.usages, ["sign", "verify"]);
  ok(key.algorithm === key.algorithm && key.usages === key.usages, "the same objects each time");
  equal(Object.keys(key), []);
  throws("TypeError", () => Object.create(CryptoKey.prototype).type);
  throws("TypeError", () => Object.getOwnPropertyDescriptor(CryptoKey.prototype, "algorithm").get.call({}));
});

test("attributes cannot change the key", async () => {
  const key = await hmac(["sign"], false);
  key.usages.push("verify");
  key.algorithm.name = "AES-GCM";
  key.algorithm.hash.name = "SHA-1";
  throws("TypeError", () => {
    "use strict";
    key.extractable = true;
  });
  await rejects("InvalidAccessError", subtle.exportKey("raw", key));
  await rejects("InvalidAccessError", subtle.verify("HMAC", key, count(32), count(1)));
  equal((await subtle.sign("HMAC", key, count(1))).byteLength, 32);
  Object.defineProperty(key, "extractable", { value: true });
  await rejects("InvalidAccessError", subtle.exportKey("raw", key));
});

test("keys cannot be forged", async () => {
  const key = await hmac(["sign"], false);
  const forged = Object.create(CryptoKey.prototype);
  for (const name of Object.getOwnPropertyNames(key)) {
    forged[name] = key[name];
  }
  for (const symbol of Object.getOwnPropertySymbols(key)) {
    forged[symbol] = key[symbol];
    equal(Object.keys(key[symbol]).length, 0, "nothing to see");
  }
  await rejects("TypeError", subtle.sign("HMAC", forged, count(1)));
  await rejects("TypeError", subtle.sign("HMAC", Object.create(key), count(1)));
  await rejects("TypeError", subtle.sign("HMAC", {}, count(1)));
  await rejects("TypeError", subtle.exportKey("raw", forged));
  const weakMap = WeakMap.prototype;
  const { get, set, has } = weakMap;
  const seen = [];
  weakMap.get = function (value) {
    seen.push(value);
    return get.call(this, value);
  };
  weakMap.has = () => true;
  weakMap.set = function (name, value) {
    seen.push(value);
    return set.call(this, name, value);
  };
  try {
    await rejects("TypeError", subtle.sign("HMAC", forged, count(1)));
    await hmac(["sign"], false);
  } finally {
    Object.assign(weakMap, { get, set, has });
  }
  equal(seen.length, 0, "the map of the keys is not to be seen");
});

test("secrets do not pass where a script could look", async () => {
  const wrapping = await aes(["encrypt", "unwrapKey", "decrypt"]);
  const jwk = utf8(JSON.stringify({ kty: "oct", k: "c2VjcmV0LXNlY3JldC1zZWNyZXQ" }));
  const wrapped = await subtle.encrypt(GCM, wrapping, jwk);
  const seen = [];
  const { then } = Promise.prototype;
  const { parse } = JSON;
  const spy = { get() {
    if (this !== undefined && typeof this === "object" && this.k !== undefined) {
      seen.push(this.k);
    }
    return undefined;
  }, configurable: true };
  Promise.prototype.then = function (done, failed) {
    return then.call(this, (value) => {
      seen.push(value);
      return done(value);
    }, failed);
  };
  JSON.parse = (text) => {
    seen.push(text);
    return parse(text);
  };
  Object.defineProperty(Object.prototype, "use", spy);
  Object.defineProperty(Object.prototype, "oth", spy);
  let promise;
  try {
    promise = subtle.unwrapKey("jwk", wrapped, wrapping, GCM, HMAC, false, ["sign"]);
  } finally {
    Promise.prototype.then = then;
    JSON.parse = parse;
    delete Object.prototype.use;
    delete Object.prototype.oth;
  }
  const key = await promise;
  equal(seen.length, 0);
  equal(hex(await subtle.sign("HMAC", key, utf8("data"))), hex(await subtle.sign("HMAC", await subtle.importKey("raw",
    utf8("secret-secret-secret"), HMAC, false, ["sign"]), utf8("data"))));
});

test("a clone is the same key", async () => {
  const key = await hmac(["sign"], false);
  const copy = structuredClone({ key }).key;
  ok(copy !== key && copy instanceof CryptoKey);
  equal([copy.type, copy.extractable, copy.usages.join()], ["secret", false, "sign"]);
  equal(hex(await subtle.sign("HMAC", copy, count(3))), hex(await subtle.sign("HMAC", key, count(3))));
  await rejects("InvalidAccessError", subtle.exportKey("raw", copy));
});

test("usages", async () => {
  const key = await hmac(["sign"]);
  await rejects("InvalidAccessError", subtle.verify("HMAC", key, count(32), count(1)));
  await rejects("InvalidAccessError", subtle.encrypt(GCM, key, count(1)), "another algorithm");
  await rejects("InvalidAccessError", subtle.encrypt(GCM, await aes(["decrypt"]), count(1)));
  await rejects("InvalidAccessError", subtle.decrypt(GCM, await aes(["encrypt"]), count(20)));
  await rejects("InvalidAccessError", subtle.wrapKey("raw", key, await aes(["encrypt"]), GCM));
  await rejects("InvalidAccessError", subtle.unwrapKey("raw", count(20), await aes(["decrypt"]), GCM, HMAC, true, ["sign"]));
  await rejects("TypeError", subtle.importKey("raw", count(16), HMAC, true, ["sing"]));
  await rejects("TypeError", subtle.importKey("raw", count(16), HMAC, true, "sign"));
  await rejects("TypeError", subtle.importKey("raw", count(16), HMAC, true, undefined));
  await rejects("TypeError", subtle.importKey("raw", count(16), HMAC, true, {}));
  equal((await subtle.importKey("raw", count(16), HMAC, true, new Set(["verify", "sign"]))).usages, ["sign", "verify"]);
});

test("arguments of importKey and exportKey", async () => {
  await rejects("TypeError", subtle.importKey("text", count(16), HMAC, true, ["sign"]));
  await rejects("TypeError", subtle.importKey("raw", { kty: "oct", k: "AAAA" }, HMAC, true, ["sign"]));
  await rejects("TypeError", subtle.importKey("jwk", count(16), HMAC, true, ["sign"]));
  await rejects("TypeError", subtle.importKey("jwk", "{}", HMAC, true, ["sign"]));
  await rejects("TypeError", subtle.importKey("jwk", { kty: "oct", k: "AAAA", key_ops: "sign" }, HMAC, true, ["sign"]));
  await rejects("DataError", subtle.importKey("jwk", null, HMAC, true, ["sign"]), "an empty dictionary");
  await rejects("TypeError", subtle.importKey("raw", count(16), HMAC, true), "four arguments");
  await rejects("TypeError", subtle.importKey("raw", count(16), {}, true, ["sign"]));
  await rejects("NotSupportedError", subtle.importKey("raw", count(16), "DES", true, ["sign"]));
  await rejects("NotSupportedError", subtle.importKey("raw", count(16), "SHA-256", true, ["sign"]));
  await rejects("TypeError", subtle.importKey("raw", count(16), { name: "HMAC", hash: {} }, true, ["sign"]));
  await rejects("TypeError", subtle.exportKey("text", await hmac()));
  await rejects("TypeError", subtle.exportKey("raw", {}));
  await rejects("TypeError", subtle.exportKey("raw"));
  await rejects("NotSupportedError", subtle.exportKey("spki", await hmac()));
  await rejects("InvalidAccessError", subtle.exportKey("spki", await hmac(["sign"], false)), "extractable comes first");
});

test("data of keys is copied at the call", async () => {
  const bytes = count(32);
  const promise = subtle.importKey("raw", bytes, HMAC, true, ["sign"]);
  bytes.fill(0);
  equal(hex(await subtle.exportKey("raw", await promise)), hex(count(32)));
  const exported = new Uint8Array(await subtle.exportKey("raw", await promise));
  exported.fill(0);
  equal(hex(await subtle.exportKey("raw", await promise)), hex(count(32)));
});

test("wrapping with a cipher", async () => {
  const wrapping = await aes(["wrapKey", "unwrapKey", "encrypt", "decrypt"]);
  const key = await hmac(["sign"]);
  for (const format of ["raw", "jwk"]) {
    const wrapped = await subtle.wrapKey(format, key, wrapping, GCM);
    const plain = await subtle.decrypt(GCM, wrapping, wrapped);
    if (format === "raw") {
      equal(hex(plain), hex(count(32)));
    } else {
      equal(JSON.parse(new TextDecoder().decode(plain)), await subtle.exportKey("jwk", key));
    }
    const back = await subtle.unwrapKey(format, wrapped, wrapping, GCM, HMAC, false, ["sign"]);
    equal([back.extractable, back.usages.join()], [false, "sign"]);
    equal(hex(await subtle.sign("HMAC", back, count(5))), hex(await subtle.sign("HMAC", key, count(5))));
    await rejects("SyntaxError", subtle.unwrapKey(format, wrapped, wrapping, GCM, HMAC, false, []));
    await rejects("OperationError", subtle.unwrapKey(format, count(40), wrapping, GCM, HMAC, false, ["sign"]));
  }
  await rejects("InvalidAccessError", subtle.wrapKey("raw", await hmac(["sign"], false), wrapping, GCM), "not extractable");
  await rejects("NotSupportedError", subtle.wrapKey("raw", await subtle.importKey("raw", count(1), "HKDF", false,
    ["deriveBits"]), wrapping, GCM));
  await rejects("NotSupportedError", subtle.wrapKey("spki", key, wrapping, GCM));
  await rejects("NotSupportedError", subtle.wrapKey("raw", key, wrapping, "HMAC"), "no wrapping");
  await rejects("TypeError", subtle.wrapKey("raw", key, wrapping, { name: "AES-GCM" }));
  await rejects("TypeError", subtle.wrapKey("raw", {}, wrapping, GCM));
  const text = await subtle.encrypt(GCM, wrapping, utf8("no JSON"));
  await rejects("DataError", subtle.unwrapKey("jwk", text, wrapping, GCM, HMAC, false, ["sign"]));
  const noKty = await subtle.encrypt(GCM, wrapping, utf8("{\"k\":\"AAAA\"}"));
  await rejects("DataError", subtle.unwrapKey("jwk", noKty, wrapping, GCM, HMAC, false, ["sign"]));
  const strict = await subtle.encrypt(GCM, wrapping, utf8("{\"kty\":\"oct\",\"k\":\"AAAA\",\"ext\":false}"));
  await rejects("DataError", subtle.unwrapKey("jwk", strict, wrapping, GCM, HMAC, true, ["sign"]));
  equal((await subtle.unwrapKey("jwk", strict, wrapping, GCM, HMAC, false, ["sign"])).algorithm.length, 24);
});

test("wrapping pairs", async () => {
  const wrapping = await subtle.importKey("raw", count(32), "AES-CTR", false, ["wrapKey", "unwrapKey"]);
  const ctr = { name: "AES-CTR", counter: count(16), length: 64 };
  const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await subtle.generateKey(ecdsa, true, ["sign", "verify"]);
  for (const [format, key, usages] of [["pkcs8", pair.privateKey, ["sign"]], ["jwk", pair.privateKey, ["sign"]],
    ["spki", pair.publicKey, ["verify"]], ["raw", pair.publicKey, ["verify"]], ["jwk", pair.publicKey, ["verify"]]]) {
    const wrapped = await subtle.wrapKey(format, key, wrapping, ctr);
    const back = await subtle.unwrapKey(format, wrapped, wrapping, ctr, ecdsa, true, usages);
    equal(await subtle.exportKey("jwk", back), await subtle.exportKey("jwk", key), format);
  }
});

test("many keys", async () => {
  for (let i = 0; i < 2000; i++) {
    await subtle.importKey("raw", count(16), HMAC, false, ["sign"]);
  }
  ok(true, "an instance does not fill up with keys");
});
