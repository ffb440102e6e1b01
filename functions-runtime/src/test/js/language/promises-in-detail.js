// SPDX-License-Identifier: Apache-2.0
export async function test(log) {
  const t = using(log);
  const order = [];
  const say = (x) => () => order.push(x);
  const turns = async (n) => { for (let i = 0; i < n; i++) await null; };
  const thenable = { then(resolve) { order.push("then called"); resolve("t"); } };
  Promise.resolve().then(say("a1")).then(say("a2")).then(say("a3")).then(say("a4")).then(say("a5"));
  Promise.resolve(thenable).then(say("thenable"));
  new Promise((r) => r(Promise.resolve())).then(say("native resolved"));
  Promise.resolve().then(() => Promise.resolve()).then(say("returned promise"));
  (async () => { await null; order.push("await1"); await Promise.resolve(); order.push("await2"); await thenable; order.push("await thenable"); })();
  (async () => Promise.resolve())().then(say("async return promise"));
  Promise.resolve().finally(say("finally")).then(say("after finally"));
  Promise.all([1, Promise.resolve(2)]).then(say("all"));
  Promise.race([Promise.resolve(1)]).then(say("race"));
  Promise.allSettled([]).then(say("allSettled"));
  Promise.any([Promise.resolve(1)]).then(say("any"));
  queueMicrotask(say("microtask"));
  Promise.reject(1).catch(say("caught"));
  await turns(20);
  log(order.join(" | "));
  const settle = async (name, make) => { let text; try { text = show(await make()); } catch (error) { text = "rejects " + show(error); } log(name, "->", text); };
  await settle("all", () => Promise.all([1, Promise.resolve(2), { then: (r) => r(3) }]));
  await settle("all empty", () => Promise.all([]));
  await settle("all iterable", () => Promise.all(new Set([1, Promise.resolve(2)])));
  await settle("all rejects", () => Promise.all([Promise.reject(new RangeError("x")), Promise.reject(2)]));
  await settle("all not iterable", () => Promise.all(5).catch((e) => e.name));
  await settle("all string", () => Promise.all("ab"));
  await settle("allSettled", () => Promise.allSettled([1, Promise.reject("no")]));
  await settle("any", () => Promise.any([Promise.reject(1), Promise.resolve(2)]));
  await settle("any none", () => Promise.any([]).catch((e) => [e.name, e.errors, e instanceof AggregateError]));
  await settle("any rejects", () => Promise.any([Promise.reject(1), Promise.reject(2)]).catch((e) => e.errors));
  await settle("race", () => Promise.race([new Promise(() => {}), Promise.resolve("first"), Promise.resolve("second")]));
  await settle("finally passes", () => Promise.resolve(1).finally(() => 2));
  await settle("finally throws", () => Promise.resolve(1).finally(() => { throw new RangeError("f"); }));
  await settle("finally rejects", () => Promise.reject(1).finally(() => Promise.reject(2)));
  await settle("finally reason", () => Promise.reject(1).finally(() => 5));
  await settle("finally waits", () => { let done = false; return Promise.resolve().finally(() => turns(5).then(() => { done = true; })).then(() => done); });
  await settle("finally not callable", () => Promise.resolve(7).finally(5));
  await settle("finally arguments", () => { let n; return Promise.resolve(1).finally(function () { n = arguments.length; }).then(() => n); });
  await settle("self", () => { let r; const p = new Promise((x) => { r = x; }); r(p); return p.catch((e) => e.name); });
  await settle("thenable twice", () => Promise.resolve({ then(a, b) { a(1); a(2); b(3); throw 4; } }));
  await settle("thenable throws", () => Promise.resolve({ then() { throw new RangeError("t"); } }));
  await settle("thenable getter throws", () => Promise.resolve({ get then() { throw new RangeError("g"); } }));
  await settle("nested thenable", () => Promise.resolve({ then(r) { r({ then(q) { q("deep"); } }); } }));
  await settle("function thenable", () => Promise.resolve(Object.assign(() => {}, { then: (r) => r("fn") })));
  await settle("then not callable", () => Promise.resolve(3).then(5, null));
  await settle("catch passes", () => Promise.resolve(3).catch(() => 9));
  await settle("executor throws", () => new Promise(() => { throw new RangeError("e"); }));
  await settle("executor throws late", () => new Promise((r) => { r(1); throw new RangeError("e"); }));
  await settle("resolve wins", () => new Promise((r, j) => { r(1); j(2); r(3); }));
  await settle("reject undefined", () => Promise.reject().catch((e) => e === undefined));
  t("identity", () => { const p = Promise.resolve(1); return [Promise.resolve(p) === p, p.then() === p, Promise[Symbol.species] === Promise]; });
  t("new", () => Promise());
  t("no executor", () => new Promise());
  t("bad executor", () => new Promise(1));
  t("then on other", () => Promise.prototype.then.call({}));
  t("resolve on other", () => Promise.resolve.call(1));
  t("catch is generic", () => Promise.prototype.catch.call({ then: (a, b) => [a, b] }, 5));
  t("queueMicrotask bad", () => queueMicrotask(1));
  t("names", () => [Promise.name, Promise.length, Promise.all.name, Promise.prototype.then.length, Promise.prototype.finally.name, Promise.prototype.catch.name, Object.prototype.toString.call(Promise.resolve())]);
  class P extends Promise { get mine() { return true; } }
  await settle("subclass", () => { const p = new P((r) => r(1)); const q = p.then((x) => x + 1); return q.then((v) => [p instanceof P, q instanceof P, q.mine, v, P.resolve(1) instanceof P, P.all([]) instanceof P, p.finally(() => {}) instanceof P, P.reject(1).catch(() => {}) instanceof P]); });
  await settle("subclass species", () => { class Q extends Promise { static get [Symbol.species]() { return Promise; } } return [new Q(() => {}).then() instanceof Q, Q.resolve(1) instanceof Q]; });
  await settle("foreign resolve", () => { const calls = []; class R extends Promise { static resolve(x) { calls.push(x); return super.resolve(x); } } return R.all([1, 2]).then((v) => [v, calls]); });
  await settle("async throws", () => (async () => { throw new RangeError("async"); })());
  await settle("await rejection", async () => { try { await Promise.reject(new RangeError("r")); } catch (e) { return "caught " + e.message; } finally { order.push("fin"); } });
  await settle("async finally return", async () => { try { throw 1; } finally { return "over"; } });
  await settle("for await", async () => { const out = []; for await (const x of [Promise.resolve(1), 2]) out.push(x); return out; });
  await settle("for await rejection", async () => { for await (const x of [Promise.reject(new RangeError("fa"))]); });
  await settle("async generator", async () => { async function* g() { const x = yield 1; try { yield x; } finally { yield "f"; } } const i = g(); return [await i.next(), await i.next("in"), await i.return("r"), await i.next(), await i.next(), Object.prototype.toString.call(i), i[Symbol.asyncIterator]() === i]; });
  await settle("async generator queue", async () => { async function* g() { yield 1; yield 2; } const i = g(); return (await Promise.all([i.next(), i.next(), i.next()])).map((r) => r.value); });
  await settle("order of awaits", async () => { const seen = []; const job = async (n) => { for (let i = 0; i < 3; i++) { await null; seen.push(n + i); } }; await Promise.all([job("a"), job("b")]); return seen; });
  await settle("sync before async", async () => { const seen = []; const f = async () => { seen.push(1); await null; seen.push(3); }; const p = f(); seen.push(2); await p; return seen; });
}

// Expected:
//> a1 | then called | await1 | finally | allSettled | microtask | caught | a2 | thenable | await2 | all | race | any | a3 | native resolved | then called | async return promise | a4 | returned promise | await thenable | after finally | a5
//> all -> [1, 2, 3]
//> all empty -> []
//> all iterable -> [1, 2]
//> all rejects -> rejects RangeError(x)
//> all not iterable -> "TypeError"
//> all string -> ["a", "b"]
//> allSettled -> [{status: "fulfilled", value: 1}, {status: "rejected", reason: "no"}]
//> any -> 2
//> any none -> ["AggregateError", [], true]
//> any rejects -> [1, 2]
//> race -> "first"
//> finally passes -> 1
//> finally throws -> rejects RangeError(f)
//> finally rejects -> rejects 2
//> finally reason -> rejects 1
//> finally waits -> true
//> finally not callable -> 7
//> finally arguments -> 0
//> self -> "TypeError"
//> thenable twice -> 1
//> thenable throws -> rejects RangeError(t)
//> thenable getter throws -> rejects RangeError(g)
//> nested thenable -> "deep"
//> function thenable -> "fn"
//> then not callable -> 3
//> catch passes -> 3
//> executor throws -> rejects RangeError(e)
//> executor throws late -> 1
//> resolve wins -> 1
//> reject undefined -> true
//> identity -> [true, false, true]
//> new -> throws TypeError
//> no executor -> throws TypeError
//> bad executor -> throws TypeError
//> then on other -> throws TypeError
//> resolve on other -> throws TypeError
//> catch is generic -> [undefined, 5]
//> queueMicrotask bad -> throws TypeError
//> names -> ["Promise", 1, "all", 2, "finally", "catch", "[object Promise]"]
//> subclass -> [true, true, true, 2, true, true, true, true]
//> subclass species -> [false, true]
//> foreign resolve -> [[1, 2], [1, 2]]
//> async throws -> rejects RangeError(async)
//> await rejection -> "caught r"
//> async finally return -> "over"
//> for await -> [1, 2]
//> for await rejection -> rejects RangeError(fa)
//> async generator -> [{value: 1, done: false}, {value: "in", done: false}, {value: "f", done: false}, {value: "r", done: true}, {value: undefined, done: true}, "[object AsyncGenerator]", true]
//> async generator queue -> [1, 2, undefined]
//> order of awaits -> ["a0", "b0", "a1", "b1", "a2", "b2"]
//> sync before async -> [1, 2, 3]
