// SPDX-License-Identifier: Apache-2.0
// Feature: DateTimeFormat formatRange
// Status: differs
// Here: Both ends are written in full.
export function test(log) {
  const format = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
  log(format.formatRange(new Date(0), new Date(86400000)).replace(/[^\w, ]/g, "-").replace(/[\u2009\u00a0]/g, " "));
}
//> Jan 1---2, 1970
//! Jan 1, 1970 - Jan 2, 1970
//v8! Jan 1, 1970 - Jan 2, 1970
