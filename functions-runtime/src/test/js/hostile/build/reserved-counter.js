// SPDX-License-Identifier: Apache-2.0
// Attack: A variable with the name of the guards' counter.
// Outcome: refused-by-build /reserved/
// Outcome on V8: error ReferenceError /is not defined/

export function onInvoke() {
  for (;;) $rt$n = 1e9;
}
