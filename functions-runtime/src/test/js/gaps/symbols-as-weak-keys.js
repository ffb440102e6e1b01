// SPDX-License-Identifier: Apache-2.0
// Feature: Symbols as keys of WeakMap and WeakSet
// Status: missing
// Here: A TypeError.
export function test(log) {
  const key = Symbol("key");
  log(new WeakMap([[key, 1]]).get(key));
}
//> 1
//! TypeError: primitive value Symbol(key) used as weak key.
