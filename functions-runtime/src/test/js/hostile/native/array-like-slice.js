// SPDX-License-Identifier: Apache-2.0
// Attack: `slice.call(like)` of an object that says it has as many elements as a number can count.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: error RangeError /array length/

export function onInvoke() {
  const like = { length: 2 ** 53 - 1 };
  return new Response(String(Array.prototype.slice.call(like)).slice(0, 100));
}
