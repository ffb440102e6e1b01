// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  let checks = 0;
  const equal = (actual, expected) => {
    checks++;
    if (actual !== expected) {
      log("check", checks, "expected", expected, "but was", actual);
    }
  };

  // How libraries find the offset of a zone: from the parts of a time in it.
  const offsetMinutes = (zone, time) => {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", era: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit",
      minute: "2-digit", second: "2-digit",
    });
    const found = {};
    for (const { type, value } of format.formatToParts(time)) {
      found[type] = value;
    }
    const year = found.era === "BC" ? 1 - Number(found.year) : Number(found.year);
    const local = Date.UTC(2000, Number(found.month) - 1, Number(found.day), Number(found.hour), Number(found.minute),
        Number(found.second));
    return (new Date(local).setUTCFullYear(year, Number(found.month) - 1, Number(found.day)) - time) / 60000;
  };
  const winter = Date.UTC(2024, 0, 15, 12);
  const summer = Date.UTC(2024, 6, 15, 12);
  equal(offsetMinutes("America/New_York", winter), -300);
  equal(offsetMinutes("America/New_York", summer), -240);
  equal(offsetMinutes("Europe/Berlin", winter), 60);
  equal(offsetMinutes("Europe/Berlin", summer), 120);
  equal(offsetMinutes("Asia/Kolkata", winter), 330);
  equal(offsetMinutes("Asia/Kathmandu", winter), 345);
  equal(offsetMinutes("Australia/Lord_Howe", winter), 660);
  equal(offsetMinutes("Australia/Lord_Howe", summer), 630);
  equal(offsetMinutes("Pacific/Apia", winter), 780);
  equal(offsetMinutes("America/St_Johns", summer), -150);
  equal(offsetMinutes("UTC", winter), 0);
  equal(offsetMinutes("+05:30", winter), 330);
  // The hours on both sides of a change
  const change = Date.UTC(2024, 2, 10, 7);
  equal(offsetMinutes("America/New_York", change - 1000), -300);
  equal(offsetMinutes("America/New_York", change), -240);
  equal(offsetMinutes("Europe/London", Date.UTC(2024, 9, 27, 0, 59, 59)), 60);
  equal(offsetMinutes("Europe/London", Date.UTC(2024, 9, 27, 1)), 0);
  // Before our era
  equal(offsetMinutes("UTC", Date.UTC(-50, 5, 1)), 0);

  const parts = new Intl.DateTimeFormat("en-US", {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    timeZone: "Asia/Tokyo",
  }).formatToParts(Date.UTC(2020, 11, 31, 15, 30));
  equal(parts.map((part) => part.type).join(), "month,literal,day,literal,year,literal,hour,literal,minute");
  equal(parts.map((part) => part.value).join(""), "01/01/2021, 00:30");

  const named = (locale, zone, style, time = winter) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style }).formatToParts(time)
      .find((part) => part.type === "timeZoneName").value;
  equal(named("en-US", "America/New_York", "short"), "EST");
  equal(named("en-US", "America/Los_Angeles", "short", summer), "PDT");
  equal(named("en-US", "Europe/Berlin", "short"), "GMT+1");
  equal(named("en-US", "UTC", "short"), "UTC");
  equal(named("en-US", "UTC", "long"), "Coordinated Universal Time");
  equal(named("en-US", "Europe/Berlin", "long", summer), "Central European Summer Time");
  equal(named("en-US", "America/New_York", "shortOffset"), "GMT-5");
  equal(named("en-US", "Asia/Kolkata", "longOffset"), "GMT+05:30");
  equal(named("en-US", "America/Chicago", "longGeneric"), "Central Time");
  equal(named("de-DE", "Europe/Berlin", "short"), "MEZ");
  equal(named("en-GB", "Europe/London", "short", summer), "BST");

  // Names of zones: letters in any case, UTC under its many names
  const zoneOf = (timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  equal(zoneOf("europe/paris"), "Europe/Paris");
  equal(zoneOf("utc"), "UTC");
  equal(zoneOf("Etc/UTC"), "UTC");
  equal(zoneOf("GMT"), "UTC");
  equal(zoneOf("+0130"), "+01:30");
  equal(zoneOf("-08"), "-08:00");
  for (const timeZone of ["", "Nowhere/Land", "UTC+1", "+25:00", "+1", "EST5EDT7"]) {
    let name = "nothing";
    try {
      zoneOf(timeZone);
    } catch (error) {
      name = error.name;
    }
    equal(name, "RangeError");
  }
  equal(Intl.supportedValuesOf("timeZone").indexOf("Europe/Tallinn") > 0, true);

  // Methods of Date: UTC and en-US unless told otherwise, wherever the server stands
  const date = new Date(Date.UTC(2024, 0, 2, 3, 4, 5));
  const spaces = (text) => text.replace(/[\s\u202f\u00a0]+/g, " ");
  equal(spaces(date.toLocaleString()), "1/2/2024, 3:04:05 AM");
  equal(date.toLocaleDateString(), "1/2/2024");
  equal(spaces(date.toLocaleTimeString()), "3:04:05 AM");
  equal(date.toLocaleString("de-DE", { timeZone: "Europe/Berlin" }), "2.1.2024, 04:04:05");
  equal(date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" }), "2 Jan 2024");
  equal(date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }), "03:04");
  equal(date.toLocaleTimeString("sv-SE"), "03:04:05");
  equal(date.toLocaleString("sv-SE"), "2024-01-02 03:04:05");
  equal(date.toLocaleDateString("en-US", { hour: "numeric", hour12: false }).indexOf("1/2/2024") >= 0, true);
  equal(new Date(NaN).toLocaleString(), "Invalid Date");
  equal(date.getTimezoneOffset(), 0);
  equal(date.getHours(), 3);
  equal(new Date(2024, 0, 2).getTime(), Date.UTC(2024, 0, 2));

  // Ranges
  const range = new Intl.DateTimeFormat("en-US", { dateStyle: "short" });
  equal(range.formatRange(winter, winter), "1/15/24");
  equal(range.formatRange(winter, summer).replace(/\s/g, " "), "1/15/24 \u2013 7/15/24");
  equal(range.formatRangeToParts(winter, summer).map((part) => part.source)[0], "startRange");

  // format stands alone, and takes what Date takes
  const { format } = new Intl.DateTimeFormat("en-US");
  equal([0, 864e5].map((time) => format(time)).join(), "1/1/1970,1/2/1970");
  equal(format(new Date(0)), "1/1/1970");
  equal(format(8.64e15), "9/13/275760");
  log(checks, "checks");
}

// Expected:
//> 62 checks
