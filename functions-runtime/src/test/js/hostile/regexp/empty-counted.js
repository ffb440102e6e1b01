// SPDX-License-Identifier: Apache-2.0
// Attack: An empty group repeated two billion times.
// Outcome: timed-out
// Outcome on V8: answers true

export function onInvoke() {
  return new Response(String(/(?:(?=x)){2147483647}x/.test("x")));
}
