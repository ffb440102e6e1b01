// SPDX-License-Identifier: Apache-2.0
// Attack: A weak map whose values hold their own keys.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const weak = new WeakMap();
  for (;;) {
    const key = {};
    weak.set(key, { key, more: new Array(1000).fill(key) });
  }
}
