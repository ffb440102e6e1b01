// SPDX-License-Identifier: Apache-2.0
// Feature: Limits of PBKDF2
// Status: differs
// Here: 10,000,000 iterations and 65,536 bytes; above an OperationError that names the limit.
export async function test(log) {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(4), "PBKDF2", false, ["deriveBits"]);
  const derive = (iterations, bytes) =>
    crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(8), iterations }, key, bytes * 8);
  log(await derive(1, 65568).then((bits) => bits.byteLength, (error) => error.name + ": " + error.message));
}
//> 65568
//! OperationError: PBKDF2 gives no more than 65536 bytes
//v8! OperationError: PBKDF2 gives no more than 65536 bytes
