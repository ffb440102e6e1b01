// SPDX-License-Identifier: Apache-2.0
// Attack: An iterator whose return method swallows the stop and answers.
// Outcome: timed-out

export function onInvoke() {
  const stubborn = {
    [Symbol.iterator]: () => ({
      next: () => ({ done: false, value: 1 }),
      return: () => { for (;;); },
    }),
  };
  for (const value of stubborn) {
    for (;;);
  }
}
