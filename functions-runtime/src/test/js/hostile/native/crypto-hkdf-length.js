// SPDX-License-Identifier: Apache-2.0
// Attack: A derived key longer than its hash allows.
// Outcome: error .*Error

export async function onInvoke() {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "HKDF", false, ["deriveBits"]);
  await crypto.subtle.deriveBits({ name: "HKDF", salt: new Uint8Array(8), info: new Uint8Array(8), hash: "SHA-256" }, key, 2 ** 31);
}
