// SPDX-License-Identifier: Apache-2.0
// Feature: Numbers with two signs in a text
// Status: differs
// Here: `Number("--1")` and `+"+-1"` are numbers instead of NaN; so is `Number("-0x1")`. Check texts before you convert them.
export function test(log) {
  log(Number("--1"), Number("+-1"), Number("-0x1"));
}
//> NaN NaN NaN
//! 1 -1 -1
