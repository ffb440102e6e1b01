// SPDX-License-Identifier: Apache-2.0
// Attack: References to groups of every possible length.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^(a+)(a+)(a+)(a+)\1\2\3\4\4b$/.test("a".repeat(400))));
}
