// SPDX-License-Identifier: Apache-2.0
import { DateTime, Duration, Interval } from "luxon";

const leap = DateTime.fromISO("2024-02-29T12:34:56Z", { zone: "utc" });

test("ISO forms and zones", () => {
  equal(leap.toISO(), "2024-02-29T12:34:56.000Z");
  equal(leap.setZone("Europe/Berlin").toISO(), "2024-02-29T13:34:56.000+01:00");
  equal(leap.setZone("America/New_York").offset, -300);
  equal(leap.plus({ months: 1 }).toISODate(), "2024-03-29");
  equal(leap.weekNumber, 9);
  equal(DateTime.fromISO("garbage").isValid, false);
});

test("formats and locales", () => {
  equal(leap.toFormat("yyyy LLL dd, EEEE HH:mm"), "2024 Feb 29, Thursday 12:34");
  equal(leap.toLocaleString(DateTime.DATE_FULL), "February 29, 2024");
  equal(leap.setLocale("de").toLocaleString(DateTime.DATE_FULL), "29. Februar 2024");
  equal(DateTime.fromFormat("25 12 1995", "dd MM yyyy", { zone: "utc" }).toISO(), "1995-12-25T00:00:00.000Z");
});

test("intervals and durations", () => {
  equal(Interval.fromDateTimes(leap, leap.plus({ days: 3 })).length("hours"), 72);
  equal(Duration.fromISO("PT36H").shiftTo("days", "hours").toObject(), { days: 1, hours: 12 });
  const difference = leap.diff(DateTime.fromISO("2024-01-01", { zone: "utc" }), ["days", "hours"]);
  equal(Math.floor(difference.days), 59);
});
