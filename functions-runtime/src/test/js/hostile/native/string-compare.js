// SPDX-License-Identifier: Apache-2.0
// Attack: Comparisons of long texts under the rules of a language, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const a = "\u00e4".repeat(1_000_000);
  const b = `${a}b`;
  for (;;) a.localeCompare(b, "de");
}
