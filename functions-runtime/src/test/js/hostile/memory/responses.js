// SPDX-License-Identifier: Apache-2.0
// Attack: Responses with bodies, none sent, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) kept.push(new Response("x".repeat(100_000)));
}
