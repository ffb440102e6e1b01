// SPDX-License-Identifier: Apache-2.0
// Attack: Small parts of large strings, which keep the large ones alive if strings share.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(`${i}${"x".repeat(1_000_000)}`.slice(0, 10));
}
