// SPDX-License-Identifier: Apache-2.0
// Feature: Calendars
// Status: differs
// Here: gregory, iso8601 and buddhist. Others fall back to gregory, as `resolvedOptions()` shows.
export function test(log) {
  for (const calendar of ["buddhist", "japanese", "hebrew", "islamic", "persian"]) {
    log(new Intl.DateTimeFormat("en", { calendar }).resolvedOptions().calendar);
  }
}
//> buddhist
//> japanese
//> hebrew
//> islamic
//> persian
//! buddhist
//! gregory
//! gregory
//! gregory
//! gregory
//v8! buddhist
//v8! gregory
//v8! gregory
//v8! gregory
//v8! gregory
