// SPDX-License-Identifier: Apache-2.0
// Feature: Dates in other texts than ISO 8601
// Status: differs
// Here: Each engine reads some of its own. Here `"20200101"` and `"12:00"` are dates of other years. Write ISO 8601.
export function test(log) {
  log(new Date("20200101").getTime(), new Date("12:00").getTime());
}
//> NaN NaN
//! 6312368707200000 946728000000
