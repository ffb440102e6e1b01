// SPDX-License-Identifier: Apache-2.0
// Attack: A formatter with the most digits allowed, for the largest number, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: 20, minimumIntegerDigits: 21 });
  for (;;) format.format(1.7e308);
}
