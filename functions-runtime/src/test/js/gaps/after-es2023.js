// SPDX-License-Identifier: Apache-2.0
// Feature: What came after ES2023
// Status: missing
// Here: `Object.groupBy`, `Map.groupBy`, `Promise.withResolvers` and `isWellFormed` are there. `Array.fromAsync`, the new methods of Set and of iterators, `Promise.try`, `RegExp.escape`, `Float16Array`, `Uint8Array.fromBase64` and `Temporal` are undefined.
export function test(log) {
  log(typeof Object.groupBy, typeof Promise.withResolvers, typeof "".isWellFormed);
  log(typeof Array.fromAsync, typeof new Set().union, typeof [].values().map, typeof Promise.try, typeof RegExp.escape);
}
//> function function function
//> function function function function function
//! function function function
//! undefined undefined undefined undefined undefined
