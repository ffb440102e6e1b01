// SPDX-License-Identifier: Apache-2.0
export async function test(log) {
  const out = [];
  const a = async () => { out.push("a1"); await null; out.push("a2"); await null; out.push("a3"); };
  const done = a();
  Promise.resolve().then(() => out.push("p1")).then(() => out.push("p2")).then(() => out.push("p3"));
  queueMicrotask(() => out.push("m1"));
  setTimeout(() => out.push("t1"), 0);
  out.push("sync");
  await done;
  await new Promise((r) => setTimeout(r, 5));
  log(out);
  const r = [];
  await Promise.all([
    (async () => { r.push(1); await Promise.resolve(); r.push(2); })(),
    (async () => { r.push(3); await new Promise((ok) => ok()); r.push(4); })(),
    (async () => { r.push(5); const v = await (async () => { await null; return 6; })(); r.push(v); })(),
  ]);
  log(r);
}

// Expected:
//> a1,sync,a2,p1,m1,a3,p2,p3,t1
//> 1,3,5,2,4,6
