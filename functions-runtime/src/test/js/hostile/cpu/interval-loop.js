// SPDX-License-Identifier: Apache-2.0
// Attack: An interval whose callback never ends.
// Outcome: timed-out

export function onInvoke() {
  setInterval(() => { for (;;); }, 0);
  return new Promise(() => {});
}
