// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of ten million letters.
// Outcome: error SyntaxError
// Outcome: error RangeError
// Outcome: timed-out
// Outcome: memory
// Outcome: answers false

export function onInvoke() {
  return new Response(String(new RegExp("a".repeat(10_000_000)).test("a")));
}
