// SPDX-License-Identifier: Apache-2.0
// Attack: Properties with reserved names, which are only properties.
// Outcome: timed-out

export function onInvoke() {
  const o = { $rt$n: 1e9, $rt$check: () => 1e9 };
  for (;;) o.$rt$n = o.$rt$check();
}
