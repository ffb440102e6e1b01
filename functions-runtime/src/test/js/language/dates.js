// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const d = new Date("2024-02-29T12:34:56.789Z");
  log(d.toISOString(), d.getTime(), JSON.stringify(d), d.getUTCDay(), new Date(Date.UTC(2024, 1, 30)).toISOString(), new Date("x").getTime(), Date.parse("2024-02-29"), new Date(0).getUTCFullYear());
  log(new Date("2024-02-29T12:00:00+02:00").toISOString(), typeof Date.now(), new Date(2020, 0).getMonth(), +new Date(5), new Date(8.64e15 + 1).getTime());
  try { new Date(NaN).toISOString(); } catch (e) { log(e.name); }
}

// Expected:
//> 2024-02-29T12:34:56.789Z 1709210096789 "2024-02-29T12:34:56.789Z" 4 2024-03-01T00:00:00.000Z NaN 1709164800000 1970
//> 2024-02-29T10:00:00.000Z number 0 5 NaN
//> RangeError
