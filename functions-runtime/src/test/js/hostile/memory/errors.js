// SPDX-License-Identifier: Apache-2.0
// Attack: Errors with deep stacks, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  const deep = (n) => (n > 0 ? deep(n - 1) : kept.push(new Error("x")));
  for (;;) deep(200);
}
