// SPDX-License-Identifier: Apache-2.0
// Feature: Nesting in regular expressions
// Status: differs
// Here: Groups nested deeper than 250 are a SyntaxError.
export function test(log) {
  const nested = (depth) => new RegExp("(?:".repeat(depth) + "a" + ")".repeat(depth)).test("a");
  log(nested(200));
  try {
    log(nested(300));
  } catch (error) {
    log(error.name);
  }
}
//> true
//> true
//! true
//! SyntaxError
