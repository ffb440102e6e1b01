// SPDX-License-Identifier: Apache-2.0
// Feature: A parameter and a var of the body with one name
// Status: differs
// Here: They are one variable, so that a closure in a default value sees what the body sets.
export function test(log) {
  function f(a, read = () => a) {
    var a = 2;
    return read();
  }
  log(f(1));
}
//> 1
//! 2
