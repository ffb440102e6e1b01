// SPDX-License-Identifier: Apache-2.0
// Attack: An answer with a header of ten megabytes.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response("x", { headers: { "x-large": "x".repeat(10_000_000) } });
}
