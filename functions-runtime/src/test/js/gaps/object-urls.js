// SPDX-License-Identifier: Apache-2.0
// Feature: blob: URLs
// Status: missing
// Here: `URL.createObjectURL` is undefined, `fetch("blob:…")` a TypeError. Hand the Blob over itself.
export function test(log) {
  log(typeof URL.createObjectURL);
}
//> function
//! undefined
//v8! undefined
