// SPDX-License-Identifier: Apache-2.0
// Attack: A long text searched for a long text that almost matches everywhere, to replace it.
// Outcome: timed-out
// Outcome on V8: answers 10000000
// Outcome on V8: timed-out

export function onInvoke() {
  const text = "a".repeat(10_000_000);
  return new Response(String(text.replaceAll(`${"a".repeat(5_000_000)}b`, "").length));
}
