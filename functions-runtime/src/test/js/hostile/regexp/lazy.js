// SPDX-License-Identifier: Apache-2.0
// Attack: Lazy quantifiers in one another.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^(a+?)+?$/.test(`${"a".repeat(50)}b`)));
}
