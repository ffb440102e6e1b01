// SPDX-License-Identifier: Apache-2.0
// Feature: Generic names and offsets of time zones
// Status: differs
// Here: `shortGeneric` is an offset where the Java runtime has no name; the offset of UTC is `GMT`. `short` and `long` are complete.
export function test(log) {
  const name = (timeZone, timeZoneName) =>
    new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName }).formatToParts(0).find((part) => part.type === "timeZoneName").value;
  log(name("Europe/Berlin", "shortGeneric"), name("UTC", "longOffset"));
}
//> Germany Time GMT+00:00
//! GMT+1 GMT
//v8! GMT+1 GMT
