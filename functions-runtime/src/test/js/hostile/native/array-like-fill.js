// SPDX-License-Identifier: Apache-2.0
// Attack: `fill.call(like, 1)` of an object that says it has as many elements as a number can count.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const like = { length: 2 ** 53 - 1 };
  return new Response(String(Array.prototype.fill.call(like, 1)).slice(0, 100));
}
