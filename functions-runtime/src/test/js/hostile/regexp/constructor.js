// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb put together at run time.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(new RegExp("(" + "x+".repeat(2) + ")+y").test("x".repeat(50))));
}
