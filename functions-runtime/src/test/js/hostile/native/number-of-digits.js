// SPDX-License-Identifier: Apache-2.0
// Attack: Numbers of ten million digits, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const digits = `0.${"123456789".repeat(1_000_000)}`;
  let sum = 0;
  for (;;) sum += Number(digits);
}
