// SPDX-License-Identifier: Apache-2.0
// Feature: Length of new HMAC keys
// Status: differs
// Here: Up to 524,288 bits; above an OperationError.
export async function test(log) {
  const made = crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 524296 }, true, ["sign"]);
  log(await made.then((key) => key.algorithm.length, (error) => error.name));
}
//> 524296
//! OperationError
//v8! OperationError
