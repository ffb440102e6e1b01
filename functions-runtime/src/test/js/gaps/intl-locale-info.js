// SPDX-License-Identifier: Apache-2.0
// Feature: Information of Intl.Locale
// Status: missing
// Here: `calendars`, `weekInfo`, `textInfo` and their like are undefined, also as methods (`getWeekInfo`).
export function test(log) {
  const locale = new Intl.Locale("de-DE");
  log(typeof (locale.getWeekInfo?.() ?? locale.weekInfo));
}
//> object
//! undefined
//v8! undefined
