// SPDX-License-Identifier: Apache-2.0
// Attack: A text of blanks, trimmed without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const text = `${" ".repeat(5_000_000)}x${" ".repeat(5_000_000)}`;
  for (;;) text.trim();
}
