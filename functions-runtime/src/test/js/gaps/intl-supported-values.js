// SPDX-License-Identifier: Apache-2.0
// Feature: Intl.supportedValuesOf
// Status: differs
// Here: It lists what is here: no collations, three calendars, 20 numbering systems.
export function test(log) {
  log(Intl.supportedValuesOf("collation").length > 0, Intl.supportedValuesOf("calendar").includes("hebrew"));
}
//> true true
//! false false
//v8! false false
