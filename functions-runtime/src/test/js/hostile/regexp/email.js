// SPDX-License-Identifier: Apache-2.0
// Attack: The pattern for addresses that many copy.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$/.test(`${"a".repeat(60)}!`)));
}
