// SPDX-License-Identifier: Apache-2.0
// Attack: Alternatives that match the same, matched.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(60).match(/^(a|aa)+$(?!)/)));
}
