// SPDX-License-Identifier: Apache-2.0
// Attack: A URL pattern that backtracks.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(new URLPattern({ pathname: "/((?:a+)+)b" }).test({ pathname: `/${"a".repeat(50)}` })));
}
