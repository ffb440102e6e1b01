// SPDX-License-Identifier: Apache-2.0
const memo = (f, cache = new Map()) => (n) => { if (!cache.has(n)) cache.set(n, f(n)); return cache.get(n); };
const fib = memo((n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)));
const curry = (f) => (...a) => (a.length >= f.length ? f(...a) : (...b) => curry(f)(...a, ...b));
const pipe = (...fs) => (x) => fs.reduce((v, f) => f(v), x);
export function test(log) {
  log(fib(50), curry((a, b, c) => a + b + c)(1)(2)(3), pipe((x) => x + 1, (x) => x * 2)(3));
  const counter = (() => { let n = 0; return { inc: () => ++n, get n() { return n; } }; })();
  counter.inc(); counter.inc();
  log(counter.n);
  const hanoi = (n, a, b, c) => (n === 0 ? 0 : hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a));
  log(hanoi(8, "a", "b", "c"));
  const deep = (n) => (n === 0 ? 0 : 1 + deep(n - 1));
  log(deep(500));
}

// Expected:
//> 12586269025 6 8
//> 2
//> 255
//> 500
