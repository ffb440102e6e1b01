// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb with named groups, all matches asked for.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String([..."a".repeat(50).matchAll(/(?<x>(?<y>a+)+)b/g)]));
}
