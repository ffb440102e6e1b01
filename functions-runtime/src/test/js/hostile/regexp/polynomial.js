// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of the fifth power over a long text.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/a*a*a*a*a*b/.test("a".repeat(5000))));
}
