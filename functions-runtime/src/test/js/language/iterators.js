// SPDX-License-Identifier: Apache-2.0
class Range {
  constructor(a, b) { Object.assign(this, { a, b }); }
  [Symbol.iterator]() { let i = this.a; const end = this.b; return { next: () => (i < end ? { value: i++, done: false } : { value: undefined, done: true }), return: () => { this.closed = (this.closed ?? 0) + 1; return {}; } }; }
}
export function test(log) {
  const r = new Range(1, 5);
  log([...r], Math.max(...r), Array.from(r, (x) => x * x), new Set(r).size);
  const first = [...r][0];
  for (const x of r) { if (x > 2) break; }
  try { for (const x of r) throw new Error("x"); } catch { }
  log(first, r.closed);
  const e = ["a", "b"].entries();
  log(JSON.stringify([...e]), [..."ab"].join(), [...new Map([["k", 1]]).keys()], typeof e[Symbol.iterator]);
  log(Object.fromEntries(new Map([["a", 1], ["b", 2]])).b, [...[1, 2].keys()], JSON.stringify([...new Set([1]).entries()]));
  try { for (const x of 5) ; } catch (e2) { log(e2.name); }
}

// Expected:
//> 1,2,3,4 4 1,4,9,16 4
//> 1 2
//> [[0,"a"],[1,"b"]] a,b k function
//> 2 0,1 [[1,1]]
//> TypeError
