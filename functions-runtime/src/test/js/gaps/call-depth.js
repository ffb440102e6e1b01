// SPDX-License-Identifier: Apache-2.0
// Feature: Depth of calls
// Status: differs
// Here: A RangeError as in other engines, but from some 1,300 calls inside of each other on; V8 allows some 10,000. Write a loop for deep recursion.
export function test(log) {
  let depth = 0;
  const dive = () => {
    depth++;
    dive();
  };
  try {
    dive();
  } catch (error) {
    log(error.name, depth > 7000);
  }
}
//> RangeError true
//! RangeError false
//v8! RangeError false
