// SPDX-License-Identifier: Apache-2.0
function* count(to) { for (let i = 0; i < to; i++) { const sent = yield i; if (sent) i += sent; } return "end"; }
function* both() { yield "a"; const r = yield* count(2); yield r; }
const lazy = { *[Symbol.iterator]() { try { yield 1; yield 2; yield 3; } finally { this.closed = true; } } };
export function test(log) {
  log([...both()]);
  const g = count(10);
  log(JSON.stringify([g.next(), g.next(3), g.return("r"), g.next()]));
  for (const x of lazy) { if (x === 2) break; }
  log(lazy.closed);
  const t = (function* () { try { yield 1; } catch (e) { yield "caught " + e; } })();
  t.next();
  log(t.throw("boom").value, t.next().done);
  const fib = (function* () { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } })();
  log(Array.from({ length: 10 }, () => fib.next().value));
}

// Expected:
//> a,0,1,end
//> [{"value":0,"done":false},{"value":4,"done":false},{"value":"r","done":true},{"done":true}]
//> true
//> caught boom true
//> 0,1,1,2,3,5,8,13,21,34
