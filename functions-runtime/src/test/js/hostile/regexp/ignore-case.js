// SPDX-License-Identifier: Apache-2.0
// Attack: A bomb that ignores case.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(/^([a-z]|ſ|K)+$/i.test(`${"kS".repeat(20)}1`) || /^(k|K|kk)+$/iu.test(`${"k".repeat(60)}1`)));
}
