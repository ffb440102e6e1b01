// SPDX-License-Identifier: Apache-2.0
// Attack: `join.call(like)` of an object that says it has as many elements as a number can count.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const like = { length: 2 ** 53 - 1 };
  return new Response(String(Array.prototype.join.call(like)).slice(0, 100));
}
