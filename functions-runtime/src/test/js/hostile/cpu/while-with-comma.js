// SPDX-License-Identifier: Apache-2.0
// Attack: A loop that does all its work in its condition.
// Outcome: timed-out

export function onInvoke() {
  let turns = 0;
  while ((turns++, true));
}
