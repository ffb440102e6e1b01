// SPDX-License-Identifier: Apache-2.0
// Feature: push on an object longer than 2^53 - 1
// Status: differs
// Here: No TypeError.
export function test(log) {
  try {
    log(Array.prototype.push.call({ length: 2 ** 53 - 1 }, 1));
  } catch (error) {
    log(error.name);
  }
}
//> TypeError
//! 4294967296
