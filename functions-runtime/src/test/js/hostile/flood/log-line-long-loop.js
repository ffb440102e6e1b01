// SPDX-License-Identifier: Apache-2.0
// Attack: Lines of a million letters without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const line = "\u00e4".repeat(1_000_000);
  for (;;) console.log(line, line, line);
}
