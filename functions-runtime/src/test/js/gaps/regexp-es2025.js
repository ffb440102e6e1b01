// SPDX-License-Identifier: Apache-2.0
// Feature: Regular expressions of ES2025
// Status: missing
// Here: One name for groups of two alternatives, and flags inside such as `(?i:a)`, are a SyntaxError.
export function test(log) {
  for (const source of ["(?<a>x)|(?<a>y)", "(?i:a)"]) {
    try {
      log(new RegExp(source).test("yA"));
    } catch (error) {
      log(error.name);
    }
  }
}
//> true
//> true
//! SyntaxError
//! SyntaxError
