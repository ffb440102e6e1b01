// SPDX-License-Identifier: Apache-2.0
// Feature: Order of keys
// Status: differs
// Here: Accessors come after the other keys of a literal; integer keys and texts have the order of the standard. `Object.getOwnPropertyNames` of a class begins with other names.
export function test(log) {
  log(Object.keys({ b: 1, get a() { return 2; }, 2: 3, c: 4, 1: 5 }));
}
//> 1,2,b,a,c
//! 1,2,b,c,a
