// SPDX-License-Identifier: Apache-2.0
// Attack: A timer that sets the next one, and a promise nobody resolves.
// Outcome: timed-out

export function onInvoke() {
  const again = () => setTimeout(again, 0);
  again();
  return new Promise(() => {});
}
