// SPDX-License-Identifier: Apache-2.0
// Attack: Arguments that an iterator made of built-ins gives for ever.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /call stack|allocation|arguments/

export function onInvoke() {
  const count = (...values) => values.length;
  return new Response(String(count(...{ [Symbol.iterator]: () => ({ next: Object }) })));
}
