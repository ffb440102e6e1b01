// SPDX-License-Identifier: Apache-2.0
export function test(log) {
  const f = function (a, b) {};
  log(f.length, delete f.length, f.length, Object.hasOwn(f, "length"));
  const g = (a, b = 1, ...c) => {};
  try {
    g.length = 5;
  } catch (error) {
    log(error.name);
  }
  Object.defineProperty(g, "length", { value: 7 });
  log(g.length, (() => {}).length, ((a) => {}).length);
}

//> 2 true 0 false
//> TypeError
//> 7 0 1
