// SPDX-License-Identifier: Apache-2.0
// Attack: A weak map whose keys are all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const weak = new WeakMap();
  const kept = [];
  for (let i = 0; ; i++) {
    const key = {};
    kept.push(key);
    weak.set(key, new Array(100).fill(i));
  }
}
