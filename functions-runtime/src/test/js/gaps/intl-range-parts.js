// SPDX-License-Identifier: Apache-2.0
// Feature: NumberFormat formatRangeToParts
// Status: missing
// Here: It is undefined; `formatRange` is there.
export function test(log) {
  log(typeof Intl.NumberFormat.prototype.formatRange, typeof Intl.NumberFormat.prototype.formatRangeToParts);
}
//> function function
//! function undefined
//v8! function undefined
