// SPDX-License-Identifier: Apache-2.0
// Attack: An empty group repeated two billion times.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/(?:(?=x)){2147483647}x/.test("x")));
}
