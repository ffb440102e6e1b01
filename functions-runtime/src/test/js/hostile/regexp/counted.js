// SPDX-License-Identifier: Apache-2.0
// Attack: Counted repetitions in one another.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^((a{1,50}){1,50}){1,50}$/.test(`${"a".repeat(60)}b`)));
}
