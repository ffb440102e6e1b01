// SPDX-License-Identifier: Apache-2.0
// Attack: Weak references without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) kept.push(new WeakRef({}));
}
