// SPDX-License-Identifier: Apache-2.0
// Attack: Closures that each hold a thousand numbers, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  const hold = () => {
    const numbers = new Array(1000).fill(1.5);
    return () => numbers;
  };
  for (;;) kept.push(hold());
}
