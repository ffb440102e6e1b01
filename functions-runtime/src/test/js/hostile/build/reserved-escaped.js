// SPDX-License-Identifier: Apache-2.0
// Attack: The reserved name written with escapes.
// Outcome: refused-by-build /reserved/
// Outcome on V8: error ReferenceError /is not defined/

export function onInvoke() {
  for (;;) $\u0072t$n = 1e9;
}
