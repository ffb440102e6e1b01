// SPDX-License-Identifier: Apache-2.0
// Attack: Reactions to one promise that nobody settles.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const never = new Promise(() => {});
  for (;;) never.then(() => 1, () => 2);
}
