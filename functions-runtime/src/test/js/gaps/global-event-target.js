// SPDX-License-Identifier: Apache-2.0
// Feature: globalThis instanceof EventTarget
// Status: differs
// Here: It is false; `addEventListener` and the others are there.
export function test(log) {
  log(globalThis instanceof EventTarget, typeof addEventListener);
}
//> true function
//! false function
//v8! false function
