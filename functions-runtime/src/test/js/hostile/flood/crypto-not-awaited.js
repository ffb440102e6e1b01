// SPDX-License-Identifier: Apache-2.0
// Attack: Key pairs that nobody waits for, without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  for (;;) crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-521" }, true, ["sign"]);
}
