// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb in a lookahead.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(50).search(/(?=(a+)+b)/)));
}
