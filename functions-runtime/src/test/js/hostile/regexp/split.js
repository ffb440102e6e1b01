// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb as a separator.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(50).split(/(a|aa)+b/)));
}
