// SPDX-License-Identifier: Apache-2.0
const later = (v, ms) => new Promise((r) => setTimeout(() => r(v), ms));
async function fails() { await null; throw new Error("bad"); }
export async function test(log) {
  log(await later("a", 5), await "plain", await { then(r) { r("thenable"); } });
  try { await fails(); } catch (e) { log(e.message); } finally { log("finally"); }
  const order = [];
  await Promise.all([later(1, 300).then((v) => order.push(v)), later(2, 5).then((v) => order.push(v))]);
  log(order);
  const value = (await later([1, 2, 3], 1)).map((x) => x * 2);
  log(value);
  for (let i = 0; i < 3; i++) { if (i === 1) continue; log(i, await i); }
  const o = { async m() { return this.k; }, k: 3 };
  log(await o.m(), await (async () => "arrow")());
}

// Expected:
//> a plain thenable
//> bad
//> finally
//> 2,1
//> 2,4,6
//> 0 0
//> 2 2
//> 3 arrow
