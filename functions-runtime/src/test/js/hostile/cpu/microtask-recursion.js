// SPDX-License-Identifier: Apache-2.0
// Attack: A microtask that queues itself.
// Outcome: timed-out

export function onInvoke() {
  const spin = () => queueMicrotask(spin);
  spin();
  return new Promise(() => {});
}
