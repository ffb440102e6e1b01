// SPDX-License-Identifier: Apache-2.0
const ok = (v) => Promise.resolve(v);
const no = (v) => Promise.reject(new Error(v));
export async function test(log) {
  log(JSON.stringify(await Promise.all([1, ok(2), ok(3)])));
  log(JSON.stringify(await Promise.allSettled([ok(1), Promise.reject(2)])));
  log(await Promise.race([new Promise((r) => setTimeout(r, 20, "slow")), ok("fast")]));
  log(await Promise.any([no("a"), ok("b")]));
  try { await Promise.any([no("a"), no("b")]); } catch (e) { log(e.name, e.errors.map((x) => x.message)); }
  try { await Promise.all([ok(1), no("first"), no("second")]); } catch (e) { log(e.message); }
  log(await ok(1).finally(() => 2), await no("x").catch((e) => e.message), await ok(1).then(2));
  try { await ok(1).finally(() => { throw new Error("f"); }); } catch (e) { log(e.message); }
  log(Object.prototype.toString.call(ok(1)), ok(1) instanceof Promise, Promise.name, Promise.length);
  class P2 extends Promise { tag() { return "p2"; } }
  const p = P2.resolve(4).then((x) => x + 1);
  log(p instanceof P2, p.tag(), await p);
  try { new Promise(); } catch (e) { log(e.name); }
  const self = new Promise((r) => setTimeout(() => r(self), 0));
  try { await self; } catch (e) { log(e.name); }
}

// Expected:
//> [1,2,3]
//> [{"status":"fulfilled","value":1},{"status":"rejected","reason":2}]
//> fast
//> b
//> AggregateError a,b
//> first
//> 1 x 1
//> f
//> [object Promise] true Promise 1
//> true p2 5
//> TypeError
//> TypeError
