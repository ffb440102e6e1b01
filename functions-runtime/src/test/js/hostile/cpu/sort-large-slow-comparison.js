// SPDX-License-Identifier: Apache-2.0
// Attack: A sort of a long array with a slow comparison.
// Outcome: timed-out

export function onInvoke() {
  const list = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 200_003);
  const slow = (a, b) => {
    let x = 0;
    for (let i = 0; i < 5000; i++) x += i;
    return a - b + (x < 0);
  };
  list.sort(slow);
}
