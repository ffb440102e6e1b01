// SPDX-License-Identifier: Apache-2.0
// Feature: WebAssembly
// Status: missing
// Here: `typeof WebAssembly` is `"undefined"`, any other use throws a ReferenceError. Take a library in plain JavaScript.
export function test(log) {
  log(typeof WebAssembly.compile);
}
//> function
//! ReferenceError: WebAssembly is not available: this engine cannot carry it
