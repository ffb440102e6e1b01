// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  differenceInCalendarDays,
  eachDayOfInterval,
  format,
  formatDistance,
  intervalToDuration,
  parse,
  parseISO,
  startOfWeek,
} from "date-fns";
import { de } from "date-fns/locale/de";

const leap = parseISO("2024-02-29T12:34:56Z");

test("formats, also of another language", () => {
  equal(format(leap, "yyyy-MM-dd'T'HH:mm:ss EEEE do MMM", { locale: de }), "2024-02-29T12:34:56 Donnerstag 29. Feb.");
  equal(formatDistance(leap, addDays(leap, 3)), "3 days");
});

test("calendar arithmetic", () => {
  equal(addDays(leap, 1).toISOString(), "2024-03-01T12:34:56.000Z");
  equal(differenceInCalendarDays(leap, new Date(2024, 0, 1)), 59);
  equal(startOfWeek(leap, { weekStartsOn: 1 }).toISOString(), "2024-02-26T00:00:00.000Z");
  equal(eachDayOfInterval({ start: leap, end: addDays(leap, 2) }).length, 3);
  equal(parse("25.12.1995", "dd.MM.yyyy", new Date(0)).toISOString(), "1995-12-25T00:00:00.000Z");
  equal(intervalToDuration({ start: 0, end: leap }), { years: 54, months: 1, days: 28, hours: 12, minutes: 34, seconds: 56 });
});
