// SPDX-License-Identifier: Apache-2.0
// Attack: A group repeated over ten million letters.
// Outcome: timed-out
// Outcome: memory
// Outcome: answers true
// Outcome: error RangeError

export function onInvoke() {
  return new Response(String(/^(?:(a)|b)*$/.test("ab".repeat(5_000_000))));
}
