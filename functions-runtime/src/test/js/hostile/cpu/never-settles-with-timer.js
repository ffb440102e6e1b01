// SPDX-License-Identifier: Apache-2.0
// Attack: A promise nobody resolves, kept alive by an interval.
// Outcome: timed-out

export function onInvoke() {
  setInterval(() => {}, 10);
  return new Promise(() => {});
}
