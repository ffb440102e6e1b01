// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const f = (...args) => args.length;
  log(f(...[1, 2], 3, ..."ab"), Math.max(...new Set([3, 9, 4])), [...new Map([[1, 2]])].join("|"));
  const o = { a: 1, get g() { return 2; } };
  log(JSON.stringify({ ...o, a: 3, ...null, ...[7] }));
  log(new Date(...[2020, 0, 2]).getDate(), [..."a😀b"].length);
  const m = { f(...x) { return this === m && x; } };
  log(m.f(...[1], 2));
}

// Expected:
//> 5 9 1,2
//> {"0":7,"a":3,"g":2}
//> 2 3
//> 1,2
