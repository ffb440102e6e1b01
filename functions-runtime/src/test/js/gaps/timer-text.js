// SPDX-License-Identifier: Apache-2.0
// Feature: setTimeout with code in a string
// Status: missing
// Here: A TypeError. Give a function.
export function test(log) {
  try {
    log(typeof setTimeout("1 + 1", 0));
  } catch (error) {
    log(error.name);
  }
}
//> number
//! TypeError
//v8! TypeError
