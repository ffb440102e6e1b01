// SPDX-License-Identifier: Apache-2.0

test("random values", () => {
  const bytes = new Uint8Array(64);
  ok(crypto.getRandomValues(bytes) === bytes);
  ok(Array.from(bytes).some((byte) => byte !== 0));
  const words = crypto.getRandomValues(new Uint32Array(8));
  ok(Array.from(words).some((word) => word > 0xffff));
  const part = new Uint8Array(8);
  crypto.getRandomValues(part.subarray(0, 4));
  equal(Array.from(part.subarray(4)), [0, 0, 0, 0]);
});

test("random values of every integer type", () => {
  for (const View of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
    const view = new View(64);
    ok(crypto.getRandomValues(view) === view, View.name);
    ok(Array.prototype.some.call(view, (member) => member !== 0), View.name + " is filled");
  }
  equal(crypto.getRandomValues(new Uint8Array(0)).length, 0);
  equal(crypto.getRandomValues(new Uint8Array(65536)).length, 65536);
});

test("random values that cannot be", () => {
  throws("TypeMismatchError", () => crypto.getRandomValues(new Float64Array(1)));
  throws("TypeMismatchError", () => crypto.getRandomValues(new Float32Array(1)));
  throws("TypeMismatchError", () => crypto.getRandomValues(new DataView(new ArrayBuffer(4))));
  throws("QuotaExceededError", () => crypto.getRandomValues(new Uint8Array(65537)));
  throws("QuotaExceededError", () => crypto.getRandomValues(new Uint32Array(16385)));
  throws("TypeError", () => crypto.getRandomValues(new ArrayBuffer(4)));
  throws("TypeError", () => crypto.getRandomValues([1, 2]));
  throws("TypeError", () => crypto.getRandomValues());
  throws("TypeError", () => crypto.getRandomValues.call({}, new Uint8Array(1)));
});

test("random identifiers", () => {
  const first = crypto.randomUUID();
  ok(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(first));
  ok(first !== crypto.randomUUID());
});

test("the interfaces", () => {
  equal(Object.prototype.toString.call(crypto), "[object Crypto]");
  equal(Object.prototype.toString.call(crypto.subtle), "[object SubtleCrypto]");
  ok(crypto instanceof Crypto);
  ok(crypto.subtle instanceof SubtleCrypto);
  ok(crypto.subtle === crypto.subtle, "one object");
  throws("TypeError", () => new Crypto());
  throws("TypeError", () => new SubtleCrypto());
  throws("TypeError", () => new CryptoKey());
  throws("TypeError", () => Object.create(Crypto.prototype).subtle);
  for (const name of ["encrypt", "decrypt", "sign", "verify", "digest", "generateKey", "deriveKey", "deriveBits",
    "importKey", "exportKey", "wrapKey", "unwrapKey"]) {
    equal(typeof SubtleCrypto.prototype[name], "function", name);
  }
});

test("performance", () => {
  const before = performance.now();
  ok(performance.now() >= before);
  ok(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 60000);
});
