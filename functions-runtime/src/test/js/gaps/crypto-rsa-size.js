// SPDX-License-Identifier: Apache-2.0
// Feature: Sizes of RSA keys
// Status: differs
// Here: New keys have 2048 to 4096 bits, a multiple of 8; else OperationError. Imported keys have 1024 to 8192 bits; else DataError.
export async function test(log) {
  const algorithm = { name: "RSA-OAEP", modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const made = crypto.subtle.generateKey(algorithm, true, ["encrypt", "decrypt"]);
  log(await made.then(() => "made", (error) => error.name + ": " + error.message));
}
//> made
//! OperationError: New RSA keys have 2048 to 4096 bits, a multiple of 8
//v8! OperationError: New RSA keys have 2048 to 4096 bits, a multiple of 8
