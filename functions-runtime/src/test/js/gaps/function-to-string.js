// SPDX-License-Identifier: Apache-2.0
// Feature: Text of a function
// Status: differs
// Here: `String(f)` is always `function name() { [native code] }`. Code that reads its own source, or tells classes by it, does not work.
export function test(log) {
  const add = (a, b) => a + b;
  log(add);
}
//> (a, b) => a + b
//! function add() { [native code] }
