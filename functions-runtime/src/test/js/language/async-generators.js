// SPDX-License-Identifier: Apache-2.0
async function* ticks(n) { try { for (let i = 0; i < n; i++) { await null; yield i; } } finally { await null; } }
async function* chain() { yield* ticks(2); yield Promise.resolve("p"); }
export async function test(log) {
  const all = [];
  for await (const t of chain()) all.push(t);
  log(all);
  for await (const x of [Promise.resolve(1), 2]) log(x);
  const g = ticks(5);
  log(JSON.stringify(await g.next()), JSON.stringify(await g.return("r")), JSON.stringify(await g.next()));
  const it = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: i, done: i++ > 1 }) }; } };
  for await (const v of it) log("v", v);
  try { for await (const v of (async function* () { yield 1; throw new Error("inside"); })()) log(v); } catch (e) { log(e.message); }
}

// Expected:
//> 0,1,p
//> 1
//> 2
//> {"value":0,"done":false} {"value":"r","done":true} {"done":true}
//> v 0
//> v 1
//> 1
//> inside
