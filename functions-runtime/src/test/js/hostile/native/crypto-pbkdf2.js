// SPDX-License-Identifier: Apache-2.0
// Attack: A key derivation with two billion rounds.
// Outcome: error .*Error

export async function onInvoke() {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]);
  await crypto.subtle.deriveBits({ name: "PBKDF2", salt: new Uint8Array(8), iterations: 2 ** 31 - 1, hash: "SHA-256" }, key, 256);
}
