// SPDX-License-Identifier: Apache-2.0
// Attack: Getters that call getters, a tree of them and not a single function call written down.
// Outcome: timed-out

export function onInvoke() {
  const tree = {};
  for (let i = 0; i < 100; i++) {
    Object.defineProperty(tree, `level${i}`, {
      get() {
        return i < 99 ? this[`level${i + 1}`] + this[`level${i + 1}`] : 1;
      },
    });
  }
  return new Response(String(tree.level0));
}
