// SPDX-License-Identifier: Apache-2.0
// Attack: A pattern of a million groups.
// Outcome: error SyntaxError

export function onInvoke() {
  return new Response(String(new RegExp("(a)?".repeat(1_000_000)).exec("a").length));
}
