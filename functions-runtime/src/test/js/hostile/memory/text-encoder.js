// SPDX-License-Identifier: Apache-2.0
// Attack: Encoded texts, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const encoder = new TextEncoder();
  const text = "\u0800".repeat(500_000);
  const kept = [];
  for (;;) kept.push(encoder.encode(text));
}
