// SPDX-License-Identifier: Apache-2.0
// Attack: Async functions that wait for ever.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const never = new Promise(() => {});
  const wait = async () => {
    const numbers = new Array(100).fill(1);
    await never;
    return numbers;
  };
  for (;;) wait();
}
