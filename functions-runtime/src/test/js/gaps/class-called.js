// SPDX-License-Identifier: Apache-2.0
// Feature: Class called without new
// Status: differs
// Here: `A()` throws a TypeError. `A.call(object)` runs the constructor on the object.
export function test(log) {
  class A {}
  for (const call of [() => A(), () => A.call({})]) {
    try {
      call();
      log("no error");
    } catch (error) {
      log(error.name);
    }
  }
}
//> TypeError
//> TypeError
//! TypeError
//! no error
