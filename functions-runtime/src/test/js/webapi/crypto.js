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
  throws("TypeMismatchError", () => crypto.getRandomValues(new Float64Array(1)));
  throws("QuotaExceededError", () => crypto.getRandomValues(new Uint8Array(65537)));
});

test("random identifiers", () => {
  const first = crypto.randomUUID();
  ok(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(first));
  ok(first !== crypto.randomUUID());
  throws("TypeError", () => new Crypto());
});

test("performance", () => {
  const before = performance.now();
  ok(performance.now() >= before);
  ok(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 60000);
});
