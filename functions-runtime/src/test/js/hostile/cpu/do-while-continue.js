// SPDX-License-Identifier: Apache-2.0
// Attack: A loop whose only statement goes on to its next turn.
// Outcome: timed-out

export function onInvoke() {
  do {
    continue;
  } while (true);
}
