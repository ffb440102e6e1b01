// SPDX-License-Identifier: Apache-2.0
// Attack: An expression set back after each match.
// Outcome: timed-out

export function onInvoke() {
  const one = /a/g;
  while (one.exec("a")) one.lastIndex = 0;
}
