// SPDX-License-Identifier: Apache-2.0
// Feature: Patterns of dates and digits
// Status: differs
// Here: They are those of the Java runtime (Java 17: CLDR 39); hours, digits, separators and spaces of some languages differ from a newer CLDR. Do not compare formatted texts.
export function test(log) {
  const time = new Date(Date.UTC(2024, 1, 29, 13, 4, 5));
  log(time.toLocaleTimeString("zh-CN"), new Intl.NumberFormat("de-CH").format(1234).codePointAt(1).toString(16));
}
//> 13:04:05 27
//! 下午1:04:05 2019
//v8! 下午1:04:05 2019
