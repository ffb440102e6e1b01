// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb in a negative lookahead at each place.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(50).replace(/(?!(a|aa)+b)./g, "")));
}
