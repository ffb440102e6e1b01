// SPDX-License-Identifier: Apache-2.0
// Attack: Generators that wait for ever, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  function* wait() {
    const numbers = new Array(100).fill(1);
    yield numbers;
  }
  const kept = [];
  for (;;) {
    const generator = wait();
    generator.next();
    kept.push(generator);
  }
}
