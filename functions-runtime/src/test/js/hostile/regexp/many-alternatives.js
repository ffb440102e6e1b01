// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of a million alternatives over a long text.
// Outcome: error SyntaxError
// Outcome: error RangeError
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const words = Array.from({ length: 1_000_000 }, (_, i) => `w${i}`).join("|");
  return new Response(String(new RegExp(words).test("w".repeat(1_000_000))));
}
