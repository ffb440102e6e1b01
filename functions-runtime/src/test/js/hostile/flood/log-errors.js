// SPDX-License-Identifier: Apache-2.0
// Attack: Errors with long messages, written to the console.
// Outcome: answers logged
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const error = new Error("x".repeat(1_000_000));
  for (let i = 0; i < 1000; i++) console.error(error);
  return new Response("logged");
}
