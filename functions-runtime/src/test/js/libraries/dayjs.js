// SPDX-License-Identifier: Apache-2.0
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import duration from "dayjs/plugin/duration";
import relativeTime from "dayjs/plugin/relativeTime";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(relativeTime);
dayjs.extend(customParseFormat);
dayjs.extend(duration);

const leap = dayjs.utc("2024-02-29T12:34:56Z");

test("formatting and arithmetic", () => {
  equal(leap.format("YYYY-MM-DD HH:mm:ss.SSS dddd MMMM"), "2024-02-29 12:34:56.000 Thursday February");
  equal(leap.add(1, "year").format(), "2025-02-28T12:34:56Z");
  equal(leap.endOf("month").toISOString(), "2024-02-29T23:59:59.999Z");
  equal(leap.diff("2024-01-01", "day"), 59);
  ok(leap.isBefore("2025-01-01"));
});

test("time zones", () => {
  equal(leap.tz("America/New_York").format("YYYY-MM-DD HH:mm Z"), "2024-02-29 07:34 -05:00");
  equal(dayjs.tz("2024-07-01 12:00", "Europe/Berlin").toISOString(), "2024-07-01T10:00:00.000Z");
});

test("parsing, durations and relative time", () => {
  equal(dayjs("12-25-1995", "MM-DD-YYYY").format("YYYY/MM/DD"), "1995/12/25");
  equal(dayjs.duration(90, "minutes").asHours(), 1.5);
  equal(dayjs.duration("P1DT2H").format("D [day] H [hours]"), "1 day 2 hours");
  equal(leap.from(dayjs.utc("2024-03-02")), "a day ago");
});
