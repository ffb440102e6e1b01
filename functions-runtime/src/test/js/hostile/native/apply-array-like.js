// SPDX-License-Identifier: Apache-2.0
// Attack: A call with as many arguments as an array-like pretends to have.
// Outcome: error RangeError /length|limit/

export function onInvoke() {
  return new Response(String(Math.max.apply(null, { length: 2 ** 31 - 1 })));
}
