// SPDX-License-Identifier: Apache-2.0
// Attack: `reduce.call(like, (a) => a, 0)` of an object that says it has as many elements as a number can count.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const like = { length: 2 ** 53 - 1 };
  return new Response(String(Array.prototype.reduce.call(like, (a) => a, 0)).slice(0, 100));
}
