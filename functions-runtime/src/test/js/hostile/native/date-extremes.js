// SPDX-License-Identifier: Apache-2.0
// Attack: Dates at the end of time in a far language, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) new Date(8.64e15).toLocaleString("ar-EG", { dateStyle: "full", timeStyle: "full" });
}
