// SPDX-License-Identifier: Apache-2.0
export const value = 1;
export default function helper() { return "helper"; }
export { helper as renamed };
export function test(log) {
  log(value, helper(), [1, 2, 3].at?.(-1), ((a, b,) => a + b)(1, 2,), [1, 2,].length);
  const big = 2 ** 53;
  log(big + 1 === big, void 0, typeof null, typeof (() => 1), (1, 2), !!"", !!"0", [] + {}, [] == false, null == undefined, NaN != NaN);
  var a = 1; { var a = 2; } log(a);
  log(((x) => { switch (typeof x) { case "number": return "n"; case "string": { return "s"; } default: return "d"; } })("q"), [..."ab"].map((c, i) => c + i).join(), new (class { v = 3 })().v, (class Inner {}).name, (() => {}).name === "");
}

// Expected:
//> 1 helper 3 3 2
//> true undefined object function 2 false true [object Object] true true true
//> 2
//> s a0,b1 3 Inner true
