// SPDX-License-Identifier: Apache-2.0
// Feature: Memory of one match
// Status: differs
// Here: A match that keeps more than 32 MB of open choices throws a RangeError. Only texts of millions of characters get there.
export function test(log) {
  try {
    log(/^(?:(a)|(?=.)a)*b/.test("a".repeat(10000000)));
  } catch (error) {
    log(error.name + ": " + error.message);
  }
}
//> false
//! RangeError: Regular expression too complex: too many open choices
//v8! RangeError: Maximum call stack size exceeded
