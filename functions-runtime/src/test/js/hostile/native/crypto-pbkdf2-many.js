// SPDX-License-Identifier: Apache-2.0
// Attack: Key derivations with the most rounds allowed, a hundred at a time.
// Outcome: timed-out
// Outcome: memory
// Outcome: error .*Error /limit/

export async function onInvoke() {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]);
  const derive = () =>
    crypto.subtle.deriveBits({ name: "PBKDF2", salt: new Uint8Array(8), iterations: 100_000, hash: "SHA-512" }, key, 4096);
  for (;;) await Promise.all(Array.from({ length: 100 }, derive));
}
