// SPDX-License-Identifier: Apache-2.0
// Attack: The reserved name as the variable of a pattern.
// Outcome: refused-by-build /reserved/
// Outcome on V8: timed-out

export function onInvoke() {
  const { a: $rt$check = () => 1e9 } = {};
  for (;;) $rt$check();
}
