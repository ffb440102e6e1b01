// SPDX-License-Identifier: Apache-2.0
// Attack: A string of as many letters as an array-like pretends to have.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError

export function onInvoke() {
  return new Response(String.fromCharCode.apply(null, { length: 2 ** 30 }));
}
