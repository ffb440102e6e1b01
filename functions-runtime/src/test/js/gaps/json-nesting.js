// SPDX-License-Identifier: Apache-2.0
// Feature: Deeply nested JSON
// Status: differs
// Here: `JSON.parse` and `JSON.stringify` throw a RangeError from some 2,000 levels of nesting on.
export function test(log) {
  try {
    JSON.parse("[".repeat(20000) + "]".repeat(20000));
    log("parsed");
  } catch (error) {
    log(error.name);
  }
}
//> parsed
//! RangeError
