// SPDX-License-Identifier: Apache-2.0
// Attack: An RSA key of sixteen thousand bits.
// Outcome: error .*Error

export async function onInvoke() {
  await crypto.subtle.generateKey({ name: "RSA-OAEP", modulusLength: 16384, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["encrypt", "decrypt"]);
}
