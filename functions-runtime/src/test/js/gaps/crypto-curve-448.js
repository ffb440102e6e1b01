// SPDX-License-Identifier: Apache-2.0
// Feature: Ed448, X448
// Status: missing
// Here: A NotSupportedError. SHA-3 is none of the standard and gives the same.
export async function test(log) {
  for (const [name, usage] of [["Ed448", "sign"], ["X448", "deriveBits"]]) {
    log(await crypto.subtle.generateKey(name, true, [usage]).then(() => "made", (error) => error.name));
  }
}
//> made
//> made
//! NotSupportedError
//! NotSupportedError
//v8! NotSupportedError
//v8! NotSupportedError
