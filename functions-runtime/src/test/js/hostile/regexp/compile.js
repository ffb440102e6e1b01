// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb put into an expression that exists.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/a/.compile("(a*)*b").exec("a".repeat(50))));
}
