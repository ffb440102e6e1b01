// SPDX-License-Identifier: Apache-2.0
// Feature: SharedArrayBuffer, Atomics
// Status: missing
// Here: `typeof` of both is `"undefined"`, any other use throws a ReferenceError. An instance has one thread, so that there is nobody to share with.
export function test(log) {
  log(new SharedArrayBuffer(8).byteLength);
}
//> 8
//! ReferenceError: SharedArrayBuffer is not available: this engine cannot carry it
//v8! ReferenceError: SharedArrayBuffer is not defined
