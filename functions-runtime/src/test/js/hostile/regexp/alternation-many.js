// SPDX-License-Identifier: Apache-2.0
// Attack: Many alternatives that begin alike.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(`${"ab".repeat(40)}!`.match(/^(a|b|ab|ba|aba|bab)*$/)));
}
