// SPDX-License-Identifier: Apache-2.0
// Feature: Date.prototype
// Status: differs
// Here: It is itself a date, an invalid one; its methods throw no TypeError.
export function test(log) {
  log(Object.prototype.toString.call(Date.prototype));
}
//> [object Object]
//! [object Date]
