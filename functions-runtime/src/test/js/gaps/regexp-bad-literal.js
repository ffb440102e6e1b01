// SPDX-License-Identifier: Apache-2.0
// Feature: Wrong regular expressions in the source
// Status: differs
// Here: The build refuses them with line and column. With the flag d or v it is a SyntaxError when the line runs.
export function test(log) {
  log("before");
  try {
    log(/(/d.test("("));
  } catch (error) {
    log(error.name);
  }
}
//> build: 8:9 Invalid regular expression /(/d: Unterminated group (at 1).
//! before
//! SyntaxError
//v8! build: 8:9 SyntaxError: Invalid regular expression: /(/d: Unterminated group
