// SPDX-License-Identifier: Apache-2.0
// Feature: Math.round(0.49999999999999994)
// Status: differs
// Here: It is 1; the number just below one half is the only one rounded wrong.
export function test(log) {
  log(Math.round(0.49999999999999994), Math.round(0.5), Math.round(2.5), Math.round(-0.5));
}
//> 0 1 3 0
//! 1 1 3 0
