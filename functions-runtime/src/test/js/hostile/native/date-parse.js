// SPDX-License-Identifier: Apache-2.0
// Attack: A date of ten million digits.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) Date.parse(`${"2024-01-01T00:00:00."}${"1".repeat(10_000_000)}`);
}
