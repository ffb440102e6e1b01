// SPDX-License-Identifier: Apache-2.0
// Attack: A loop over empty matches that never moves on.
// Outcome: timed-out

export function onInvoke() {
  const empty = /(?:)/g;
  while (empty.exec("a"));
}
