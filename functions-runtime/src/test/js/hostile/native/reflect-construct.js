// SPDX-License-Identifier: Apache-2.0
// Attack: A constructor called with as many arguments as an array-like pretends to have.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: error RangeError /array length/

export function onInvoke() {
  return new Response(String(Reflect.construct(Array, { length: 2 ** 31 - 1 }).length));
}
