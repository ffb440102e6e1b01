// SPDX-License-Identifier: Apache-2.0
// Attack: A map that grows while it is walked.
// Outcome: timed-out

export function onInvoke() {
  const map = new Map([[0, 0]]);
  map.forEach((value, key) => map.delete(key) && map.set(key + 1, value));
}
