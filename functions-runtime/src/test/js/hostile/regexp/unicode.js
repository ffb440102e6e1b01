// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb with the flag for code points.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^(\p{L}+)+$/u.test(`${"ä".repeat(50)}1`)));
}
