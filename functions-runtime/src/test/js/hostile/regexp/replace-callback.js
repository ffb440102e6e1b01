// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb that never comes to its callback.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String("a".repeat(50).replace(/(a*)*b/g, () => "")));
}
