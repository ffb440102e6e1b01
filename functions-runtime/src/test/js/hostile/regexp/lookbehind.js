// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb in a lookbehind.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(`${"a".repeat(60)}c`.search(/(?<=b(a+)+)c/)));
}
