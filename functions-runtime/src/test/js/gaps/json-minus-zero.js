// SPDX-License-Identifier: Apache-2.0
// Feature: JSON.parse("-0")
// Status: differs
// Here: It is 0.
export function test(log) {
  log(Object.is(JSON.parse("-0"), -0));
}
//> true
//! false
