// SPDX-License-Identifier: Apache-2.0
// Feature: Properties of functions
// Status: differs
// Here: Methods, async functions and some built-ins have a `prototype`, functions an own `caller`; `delete f.length` throws an Error.
export function test(log) {
  function f() {}
  log("prototype" in [].map, "prototype" in { m() {} }.m, Object.hasOwn(f, "caller"));
  try {
    log(delete f.length);
  } catch (error) {
    log(error.name);
  }
}
//> false false false
//> true
//! true true true
//! Error
