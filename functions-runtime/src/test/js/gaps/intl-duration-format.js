// SPDX-License-Identifier: Apache-2.0
// Feature: Intl.DurationFormat
// Status: missing
// Here: It is undefined.
export function test(log) {
  log(typeof Intl.DurationFormat);
}
//> function
//! undefined
//v8! undefined
