// SPDX-License-Identifier: Apache-2.0
// Feature: BigInt
// Status: missing
// Here: A literal such as `10n` is refused by the build with line and column. `typeof BigInt`, `typeof BigInt64Array` and `typeof BigUint64Array` are `"undefined"`; any other use throws a ReferenceError with the name. DataView has no `getBigInt64`.
export function test(log) {
  const large = 10n;
  log(large + 1n);
}
//> 11
//! build: 6:17 BigInt literals are not supported.
