// SPDX-License-Identifier: Apache-2.0
// Attack: Only functions without loops and calls, called from a loop in the condition of a conditional.
// Outcome: timed-out

export function onInvoke() {
  const leaf = (n) => n + 1;
  const twice = (n) => leaf(leaf(n));
  let n = 0;
  while (twice(n) > n ? leaf(n) : true) n = twice(n) % 1000;
}
