// SPDX-License-Identifier: Apache-2.0
// Attack: The indices of an array with four billion holes, all in a list.
// Outcome: error RangeError /array length|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String([...new Array(2 ** 32 - 1).keys()].length));
}
