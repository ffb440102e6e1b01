// SPDX-License-Identifier: Apache-2.0
// Attack: A function with the name of the guards' question.
// Outcome: refused-by-build /reserved/
// Outcome on V8: timed-out

function $rt$check() {
  return 1e9;
}

export function onInvoke() {
  for (;;);
}
