// SPDX-License-Identifier: Apache-2.0
// Attack: Timers that all throw.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (let i = 0; i < 900; i++) setTimeout(() => { throw new Error("x".repeat(100_000)); }, 0);
  return new Promise((resolve) => setTimeout(() => resolve(new Response("answered")), 50));
}
