// SPDX-License-Identifier: Apache-2.0
// Feature: Accessors as elements of an array
// Status: differs
// Here: `slice` and `concat` see a hole.
export function test(log) {
  const list = [1, 2, 3];
  Object.defineProperty(list, 1, { get: () => "got", enumerable: true, configurable: true });
  log(list.slice().join(), list.map((each) => each).join());
}
//> 1,got,3 1,got,3
//! 1,,3 1,got,3
