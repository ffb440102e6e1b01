// SPDX-License-Identifier: Apache-2.0
// Attack: Promises that nobody settles, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) kept.push(new Promise(() => {}));
}
