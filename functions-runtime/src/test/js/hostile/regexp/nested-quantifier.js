// SPDX-License-Identifier: Apache-2.0
// Attack: A quantifier in a quantifier, tested.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^(a+)+$/.test(`${"a".repeat(50)}b`)));
}
