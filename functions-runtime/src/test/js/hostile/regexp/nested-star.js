// SPDX-License-Identifier: Apache-2.0
// Attack: A star of stars, executed.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/(a*)*b/.exec("a".repeat(50))));
}
