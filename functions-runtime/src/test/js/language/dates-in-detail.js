// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const t = using(log);
  const p = (s) => new Date(s);
  t("iso", () => ["2020-01-02", "2020-01-02T03:04", "2020-01-02T03:04:05", "2020-01-02T03:04:05.6", "2020-01-02T03:04:05.678Z", "2020-01-02T03:04:05.6789Z", "2020-01-02T03:04+02:00", "2020-01-02T03:04:05-0130", "2020", "2020-05", "+002020-01-01T00:00:00Z", "-000001-01-01T00:00:00Z", "2020-01-02T24:00:00Z", "2020-01-02T03:04Z"].map(p));
  t("iso bad", () => ["2020-13-01", "2020-02-30T00:00:00Z", "2020-01-32", "2020-01-02T25:00", "2020-01-02T24:01:00Z", "-000000-01-01T00:00:00Z", "2020-1-2T03:04Z", "2020-01-02T3:04Z", "", "x", "2020-01-02T03", "2020-01-02T03:04:60Z", "+275760-09-13T00:00:00.001Z"].map(p));
  t("other forms", () => ["Thu, 01 Jan 1970 00:00:00 GMT", "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)", "Jan 5, 2020", "5 January 2020 10:20", "2020/03/04", "3/4/2020", "Tue Mar 01 2022 10:00:00 GMT+0200", "2020-01-02 03:04:05", "Jan 1 2000 00:00:00 EST", "Mon, 25 Dec 1995 13:30:00 +0430", "2020-01-02 03:04:05Z", "12/25/1995 1:30 PM", "March 7", "Wed, 09 Aug 1995 00:00:00"].map(p));
  t("toString", () => [new Date(0).toString(), new Date(0).toDateString(), new Date(0).toTimeString(), new Date(0).toUTCString(), new Date(0).toISOString(), String(new Date(NaN)), new Date(NaN).toUTCString(), new Date(-1e14).toString(), new Date(-62198755200000).toUTCString(), new Date(-62198755200000).toString(), new Date(1e15).toString()]);
  t("toGMTString", () => Date.prototype.toGMTString === Date.prototype.toUTCString);
  t("toISOString years", () => [new Date(8.64e15).toISOString(), new Date(-8.64e15).toISOString(), new Date(-62198755200000).toISOString(), new Date(253402300800000).toISOString()]);
  t("toISOString invalid", () => new Date(NaN).toISOString());
  t("toJSON", () => [new Date(NaN).toJSON(), JSON.stringify({ d: new Date(5) }), Date.prototype.toJSON.call({ toISOString: () => "x", valueOf: () => 1 })]);
  t("limits", () => [new Date(8.64e15 + 1), new Date(8.64e15).getTime(), new Date(-0).getTime(), new Date(1.9).getTime(), new Date(-1.9).getTime(), new Date(Infinity)]);
  t("constructor", () => [new Date(2020, 0).getTime(), new Date(99, 0).getFullYear(), new Date(100, 0).getFullYear(), new Date(2020, 12, 1), new Date(2020, 0, 0), new Date(2020, 0, 1, 25), new Date(2020, NaN), new Date(undefined), new Date(null).getTime(), new Date("5").getTime(), new Date(true).getTime(), new Date(0, 0).getFullYear(), new Date(2020, 1, 30, 10, 20, 30, 400), new Date([2020, 1]).getTime()]);
  t("copy", () => { const d = new Date(5.5e11 + 7); return [new Date(d).getTime() === d.getTime(), +new Date(d), new Date({ valueOf: () => 9 }).getTime(), new Date({ toString: () => "2020-01-01" }).getTime(), new Date(new String("2020")).getTime()]; });
  t("call", () => [typeof Date(), typeof Date(1, 2), Date.length, Date.UTC.length]);
  t("UTC", () => [Date.UTC(2020), Date.UTC(2020, 1, 29), Date.UTC(99, 0), Date.UTC(), Date.UTC(2020, 0, 1, 0, 0, 0, 0.9), Date.UTC(2020, undefined), Date.UTC(275760, 8, 13), Date.UTC(275760, 8, 13, 0, 0, 0, 1)]);
  t("setters", () => { const d = new Date(Date.UTC(2020, 0, 31)); return [d.setUTCMonth(1), d.setUTCDate(0), d.setUTCHours(25, 61, 61, 1001), d.setUTCFullYear(2021, 1, 29), d.setUTCMinutes(-1), d.setUTCSeconds(70), d.setUTCMilliseconds(-1), d.setTime(5), d.setTime("7"), d.setUTCDate(), d.getTime(), d.setTime(0), d.setUTCFullYear(2000)]; });
  t("local setters", () => { const d = new Date(2020, 0, 31); return [d.setMonth(1), d.setDate(0), d.setHours(25), d.setFullYear(2021), d.setMinutes(90), d.setSeconds(-1), d.setMilliseconds(1001), d.setYear(99), d.getYear(), d.getFullYear()]; });
  t("setters on invalid", () => { const d = new Date(NaN); return [d.setMonth(1), d.setHours(1), d.setFullYear(2020), d.getTime()]; });
  t("getters", () => { const d = new Date(Date.UTC(2024, 1, 29, 13, 14, 15, 16)); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds(), d.getDay(), d.getTimezoneOffset(), new Date(NaN).getDate(), new Date(NaN).getTimezoneOffset(), d.getHours()]; });
  t("before epoch", () => { const d = new Date(-1); return [d.getUTCDay(), d.getUTCHours(), d.getUTCMilliseconds(), d.getUTCFullYear(), new Date(-62135596800000).getUTCDay(), new Date(Date.UTC(-1, 0)).toISOString(), new Date(1500, 5, 5)]; });
  t("parse", () => [Date.parse("2020-01-01"), Date.parse("x"), Date.parse(), Date.parse(null), Date.parse(2020)]);
  t("now", () => Math.abs(Date.now() - new Date().getTime()) < 1000 && Number.isInteger(Date.now()));
  t("arith", () => [new Date(5) - new Date(3), typeof (new Date(0) + 0), new Date(2) > new Date(1), +new Date(7), `${new Date(0)}`.slice(0, 15), new Date(0) == new Date(0)]);
  t("toPrimitive", () => [Date.prototype[Symbol.toPrimitive].call(new Date(3), "number"), Date.prototype[Symbol.toPrimitive].call({ toString: () => "s", valueOf: () => 1 }, "default"), Date.prototype[Symbol.toPrimitive].name]);
  t("not a date", () => Date.prototype.getTime.call({}));
  t("not a date 2", () => Date.prototype.toISOString.call({}));
  t("subclass", () => { class D extends Date { get year() { return this.getUTCFullYear(); } } const d = new D(0); return [d.year, d instanceof D, d.toISOString(), new D(2020, 1, 1).year]; });
}

// Expected:
//> iso -> [Date(2020-01-02T00:00:00.000Z), Date(2020-01-02T03:04:00.000Z), Date(2020-01-02T03:04:05.000Z), Date(2020-01-02T03:04:05.600Z), Date(2020-01-02T03:04:05.678Z), Date(2020-01-02T03:04:05.678Z), Date(2020-01-02T01:04:00.000Z), Date(2020-01-02T04:34:05.000Z), Date(2020-01-01T00:00:00.000Z), Date(2020-05-01T00:00:00.000Z), Date(2020-01-01T00:00:00.000Z), Date(-000001-01-01T00:00:00.000Z), Date(2020-01-03T00:00:00.000Z), Date(2020-01-02T03:04:00.000Z)]
//> iso bad -> [Date(NaN), Date(2020-03-01T00:00:00.000Z), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN), Date(NaN)]
//> other forms -> [Date(1970-01-01T00:00:00.000Z), Date(1970-01-01T00:00:00.000Z), Date(2020-01-05T00:00:00.000Z), Date(2020-01-05T10:20:00.000Z), Date(2020-03-04T00:00:00.000Z), Date(2020-03-04T00:00:00.000Z), Date(2022-03-01T08:00:00.000Z), Date(2020-01-02T03:04:05.000Z), Date(2000-01-01T05:00:00.000Z), Date(1995-12-25T09:00:00.000Z), Date(2020-01-02T03:04:05.000Z), Date(1995-12-25T13:30:00.000Z), Date(2001-03-07T00:00:00.000Z), Date(1995-08-09T00:00:00.000Z)]
//> toString -> ["Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)", "Thu Jan 01 1970", "00:00:00 GMT+0000 (Coordinated Universal Time)", "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00.000Z", "Invalid Date", "Invalid Date", "Thu Feb 15 -1199 14:13:20 GMT+0000 (Coordinated Universal Time)", "Fri, 01 Jan -0001 00:00:00 GMT", "Fri Jan 01 -0001 00:00:00 GMT+0000 (Coordinated Universal Time)", "Fri Sep 27 33658 01:46:40 GMT+0000 (Coordinated Universal Time)"]
//> toGMTString -> true
//> toISOString years -> ["+275760-09-13T00:00:00.000Z", "-271821-04-20T00:00:00.000Z", "-000001-01-01T00:00:00.000Z", "+010000-01-01T00:00:00.000Z"]
//> toISOString invalid -> throws RangeError
//> toJSON -> [null, "{\"d\":\"1970-01-01T00:00:00.005Z\"}", "x"]
//> limits -> [Date(NaN), 8640000000000000, 0, 1, -1, Date(NaN)]
//> constructor -> [1577836800000, 1999, 100, Date(2021-01-01T00:00:00.000Z), Date(2019-12-31T00:00:00.000Z), Date(2020-01-02T01:00:00.000Z), Date(NaN), Date(NaN), 0, 988675200000, 1, 1900, Date(2020-03-01T10:20:30.400Z), 1577836800000]
//> copy -> [true, 550000000007, 9, 1577836800000, 1577836800000]
//> call -> ["string", "string", 7, 7]
//> UTC -> [1577836800000, 1582934400000, 915148800000, NaN, 1577836800000, NaN, 8640000000000000, NaN]
//> setters -> [1583107200000, 1582934400000, 1583028122001, 1614564122001, 1614563942001, 1614564010001, 1614564009999, 5, 7, NaN, NaN, 0, 946684800000]
//> local setters -> [1583107200000, 1582934400000, 1583024400000, 1614560400000, 1614565800000, 1614565799000, 1614565800001, 920255400001, 99, 1999]
//> setters on invalid -> [NaN, NaN, 1577836800000, 1577836800000]
//> getters -> [2024, 1, 29, 4, 13, 14, 15, 16, 4, 0, NaN, NaN, 13]
//> before epoch -> [3, 23, 999, 1969, 1, "-000001-01-01T00:00:00.000Z", Date(1500-06-05T00:00:00.000Z)]
//> parse -> [1577836800000, NaN, NaN, NaN, 1577836800000]
//> now -> true
//> arith -> [2, "string", true, 7, "Thu Jan 01 1970", false]
//> toPrimitive -> [3, "s", "[Symbol.toPrimitive]"]
//> not a date -> throws TypeError
//> not a date 2 -> throws TypeError
//> subclass -> [1970, true, "1970-01-01T00:00:00.000Z", 2020]
