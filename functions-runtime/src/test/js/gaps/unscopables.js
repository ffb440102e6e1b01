// SPDX-License-Identifier: Apache-2.0
// Feature: Symbol.unscopables of Array.prototype
// Status: missing
// Here: It is undefined. Only the statement `with` would ask for it, which modules do not have.
export function test(log) {
  log(typeof Array.prototype[Symbol.unscopables]);
}
//> object
//! undefined
