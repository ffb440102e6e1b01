// SPDX-License-Identifier: Apache-2.0
// Attack: A generator that delegates to one after the other without end.
// Outcome: timed-out

function* inner() {}

function* outer() {
  for (;;) yield* inner();
}

export function onInvoke() {
  for (const value of outer());
}
