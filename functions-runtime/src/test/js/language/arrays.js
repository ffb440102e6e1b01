// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const a = [5, 1, 4];
  log(a.includes(4), a.find((x) => x > 3), a.findIndex((x) => x === 4), a.findLast((x) => x > 3), a.at(-1), [1, [2, [3, [4]]]].flat(Infinity).join(), [1, 2].flatMap((x) => [x, x * 10]).join());
  log(Array.from("abc"), Array.of(7).length, new Array(3).fill(0), [1, 2, 3, 4].copyWithin(0, 2), [..."ab"].entries().next().value);
  log(a.slice().sort((x, y) => x - y), [3, 20, 100].sort(), a.reduce((x, y) => x + y), a.reduceRight((x, y) => x + "-" + y), a.indexOf(9), a.join(""));
  log([1, 2, 3].some((x) => x > 2), [].every(Boolean), [NaN].includes(NaN), [NaN].indexOf(NaN), Array.isArray([]), [3, 1].toSorted(), [1, 2].toReversed(), [1, 2].with(0, 9));
  const sparse = [1, , 3];
  log(sparse.length, 1 in sparse, JSON.stringify(sparse), sparse.map((x) => x).length);
  const [h, ...t] = a;
  t.length = 1;
  log(h, t, a.splice(1, 1, "x", "y"), a, a.concat([1], 2), a.lastIndexOf("y"));
  log(Array.from({ length: 3, 0: "z" }), Array.from(new Map([[1, 2]])).join(), [10, 9, 1].map(String).map(Number), ["1", "2", "3"].map(parseInt));
}

// Expected:
//> true 5 2 4 4 1,2,3,4 1,10,2,20
//> a,b,c 1 0,0,0 3,4,3,4 0,a
//> 1,4,5 100,20,3 10 4-1-5 -1 514
//> true true true -1 true 1,3 2,1 9,2
//> 3 false [1,null,3] 3
//> 5 1 1 5,x,y,4 5,x,y,4,1,2 2
//> z,, 1,2 10,9,1 1,NaN,NaN
