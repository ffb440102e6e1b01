// SPDX-License-Identifier: Apache-2.0
// Feature: Properties of functions
// Status: differs
// Here: Methods, async functions and some built-ins have a `prototype`, functions an own `caller`.
export function test(log) {
  function f() {}
  log("prototype" in [].map, "prototype" in { m() {} }.m, Object.hasOwn(f, "caller"));
}
//> false false false
//! true true true
