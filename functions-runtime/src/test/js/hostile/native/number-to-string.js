// SPDX-License-Identifier: Apache-2.0
// Attack: Numbers turned into text in every radix, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) {
    for (let radix = 2; radix <= 36; radix++) (Math.PI * 1e300).toString(radix);
  }
}
