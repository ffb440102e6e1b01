// SPDX-License-Identifier: Apache-2.0
// Feature: Keys deleted during for…in
// Status: differs
// Here: A key that is deleted before its turn is still visited.
export function test(log) {
  const object = { a: 1, b: 2, c: 3 };
  const seen = [];
  for (const key in object) {
    seen.push(key);
    delete object.b;
  }
  log(seen);
}
//> a,c
//! a,b,c
