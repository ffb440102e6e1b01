// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const f = (a, b = a + 1, ...c) => [a, b, c.length];
  log(f(1), f(1, 5, 6, 7), ((a, b) => 0).length);
  function args() { return arguments.length + [].slice.call(arguments).join(); }
  log(args(1, 2, 3));
  const self = { v: 1, arrow() { return (() => this.v)(); }, nested() { return [1, 2].map((x) => x * this.v); } };
  log(self.arrow(), self.nested());
  const add = function (a) { return (b) => a + b + (this ? 1 : 0); };
  log(add(1)(2), add.call({}, 1)(2), add.bind(null, 4)()(1));
  function New() { return new.target === New; }
  log(New(), typeof new New());
  log((function () { return this; })() === undefined, (function named() { return typeof named; })());
  function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }
  log(fact(10));
}

// Expected:
//> 1,2,0 1,5,2 2
//> 31,2,3
//> 1 1,2
//> 3 4 5
//> false object
//> true function
//> 3628800
