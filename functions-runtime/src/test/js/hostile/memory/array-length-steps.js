// SPDX-License-Identifier: Apache-2.0
// Attack: Arrays whose length is set to a hundred million and whose last element is then written.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /array length|limit/

export function onInvoke() {
  const kept = [];
  for (;;) {
    const list = [1, 2, 3];
    list.length = 100_000_000;
    list[99_999_999] = 1;
    kept.push(list);
  }
}
