// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of the second power over a very long text.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/x*y/.test("x".repeat(1_000_000))));
}
