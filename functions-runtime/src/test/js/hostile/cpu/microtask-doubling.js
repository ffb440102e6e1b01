// SPDX-License-Identifier: Apache-2.0
// Attack: Each microtask queues two.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const spin = () => {
    queueMicrotask(spin);
    queueMicrotask(spin);
  };
  spin();
  return new Promise(() => {});
}
