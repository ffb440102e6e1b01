// SPDX-License-Identifier: Apache-2.0
// Attack: A locale tag of ten million letters.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError
// Outcome: answers en-x

export function onInvoke() {
  return new Response(new Intl.Locale(`en-x-${"abcdefgh-".repeat(1_000_000)}a`).toString().slice(0, 4));
}
