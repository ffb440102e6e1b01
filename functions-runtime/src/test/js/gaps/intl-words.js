// SPDX-License-Identifier: Apache-2.0
// Feature: RelativeTimeFormat and ListFormat
// Status: differs
// Here: 29 languages. Others resolve to en-US, as `resolvedOptions().locale` shows.
export function test(log) {
  for (const language of ["fr", "is", "th"]) {
    log(new Intl.ListFormat(language).resolvedOptions().locale, new Intl.RelativeTimeFormat(language).resolvedOptions().locale);
  }
}
//> fr fr
//> is is
//> th th
//! fr fr
//! en-US en-US
//! en-US en-US
//v8! fr fr
//v8! en-US en-US
//v8! en-US en-US
