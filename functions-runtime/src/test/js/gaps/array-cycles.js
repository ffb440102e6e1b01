// SPDX-License-Identifier: Apache-2.0
// Feature: Arrays that contain themselves
// Status: differs
// Here: `join` and `toString` throw a RangeError.
export function test(log) {
  const list = [1];
  list.push(list);
  try {
    log(list.join());
  } catch (error) {
    log(error.name);
  }
}
//> 1,
//! RangeError
