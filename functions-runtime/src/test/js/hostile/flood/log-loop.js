// SPDX-License-Identifier: Apache-2.0
// Attack: Lines of log without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) console.log("line");
}
