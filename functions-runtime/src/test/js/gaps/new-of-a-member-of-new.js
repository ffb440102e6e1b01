// SPDX-License-Identifier: Apache-2.0
// Feature: new with a member of a new object
// Status: missing
// Here: `new (new A().B)()` is refused by the build. Put the constructor in a variable first.
export function test(log) {
  class A {
    B = class {
      value = 1;
    };
  }
  log(new (new A().B)().value);
}
//> 1
//! build: 11:18 ',' expected
