// SPDX-License-Identifier: Apache-2.0
// Attack: The same through Reflect.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /length|limit/
// Outcome: error RangeError

export function onInvoke() {
  return new Response(String(Reflect.apply(Math.max, null, { length: 2 ** 31 - 1 })));
}
