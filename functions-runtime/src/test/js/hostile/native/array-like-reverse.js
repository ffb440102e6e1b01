// SPDX-License-Identifier: Apache-2.0
// Attack: `reverse.call(like)` of an object that says it has as many elements as a number can count.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /length|limit/
// Outcome: error TypeError /length|limit/

export function onInvoke() {
  const like = { length: 2 ** 53 - 1 };
  return new Response(String(Array.prototype.reverse.call(like)).slice(0, 100));
}
