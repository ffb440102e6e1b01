// SPDX-License-Identifier: Apache-2.0
// Attack: A derived key of half a gigabyte.
// Outcome: error OperationError /no more than 65536 bytes/

export async function onInvoke() {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]);
  await crypto.subtle.deriveBits({ name: "PBKDF2", salt: new Uint8Array(8), iterations: 1, hash: "SHA-256" }, key, 2 ** 32 - 8);
}
