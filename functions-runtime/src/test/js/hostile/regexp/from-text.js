// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb that a string method makes of a text.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(60).match("^(a|aa)+$(?!)")));
}
