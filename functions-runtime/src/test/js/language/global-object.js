// SPDX-License-Identifier: Apache-2.0
var hoisted = 1;
export function test(log) {
  log(globalThis === self, typeof globalThis.setTimeout, typeof hoisted, globalThis.hoisted === undefined, typeof window);
  globalThis.shared = 5;
  log(shared, delete globalThis.shared, typeof shared);
  log(typeof globalThis.Map, typeof Function.prototype.call, [] instanceof Array, (() => {}) instanceof Function);
}

// Expected:
//> true function number true object
//> 5 true undefined
//> function function true true
