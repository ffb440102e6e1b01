// SPDX-License-Identifier: Apache-2.0
// Attack: Dates moved by as many months as a number can count.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const date = new Date(0);
  for (;;) date.setMonth(Number.MAX_SAFE_INTEGER);
}
