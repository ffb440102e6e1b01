// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of ten million letters.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(new RegExp("a".repeat(10_000_000)).test("a")));
}
