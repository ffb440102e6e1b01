// SPDX-License-Identifier: Apache-2.0
// Attack: RSA keys without end, fifty at a time.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const generate = () =>
    crypto.subtle.generateKey({ name: "RSA-OAEP", modulusLength: 4096, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["encrypt", "decrypt"]);
  for (;;) await Promise.all(Array.from({ length: 50 }, generate));
}
