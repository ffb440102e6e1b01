// SPDX-License-Identifier: Apache-2.0
// Attack: A number with more digits than are allowed.
// Outcome: error RangeError

export function onInvoke() {
  return new Response((1).toFixed(2 ** 31 - 1));
}
