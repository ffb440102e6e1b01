// SPDX-License-Identifier: Apache-2.0
// Feature: The key __proto__
// Status: differs
// Here: Computed, as a shorthand, as a method and through spread it sets the prototype or is dropped; in the standard it is a plain key. `JSON.parse` and `Object.assign` keep it a plain key.
export function test(log) {
  const key = "__proto__";
  log(Object.keys({ [key]: { a: 1 } }));
  const parsed = JSON.parse('{"__proto__": {"a": 1}, "b": 2}');
  log(Object.keys(parsed), Object.keys({ ...parsed }));
}
//> __proto__
//> __proto__,b __proto__,b
//! 
//! __proto__,b b
