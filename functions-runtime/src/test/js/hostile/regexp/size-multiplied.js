// SPDX-License-Identifier: Apache-2.0
// Attack: Counted repetitions that multiply to a billion.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(String(new RegExp("(((((a{1,100}){1,100}){1,100}){1,100}){1,100}){1,100}b").test("a".repeat(100))));
}
