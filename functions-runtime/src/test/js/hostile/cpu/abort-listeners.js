// SPDX-License-Identifier: Apache-2.0
// Attack: An abort signal whose listeners abort further signals without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const chain = () => {
    const controller = new AbortController();
    controller.signal.addEventListener("abort", () => queueMicrotask(chain));
    controller.abort();
  };
  chain();
  return new Promise(() => {});
}
