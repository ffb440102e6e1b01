// SPDX-License-Identifier: Apache-2.0
// Attack: An expression whose exec never returns.
// Outcome: timed-out

export function onInvoke() {
  const slow = /a/;
  slow.exec = () => { for (;;); };
  "a".match(slow);
}
