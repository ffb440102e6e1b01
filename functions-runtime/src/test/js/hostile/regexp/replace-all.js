// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb that replaces all.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(50).replaceAll(/(a|aa)+b/g, "")));
}
