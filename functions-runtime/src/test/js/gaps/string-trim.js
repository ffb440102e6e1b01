// SPDX-License-Identifier: Apache-2.0
// Feature: Mongolian vowel separator as white space
// Status: differs
// Here: `trim` and `Number` drop U+180E at the ends of a text.
export function test(log) {
  log("\u180ea".trim().length);
}
//> 2
//! 1
