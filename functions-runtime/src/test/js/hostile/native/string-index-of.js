// SPDX-License-Identifier: Apache-2.0
// Attack: A search in a long text for a long text that almost matches everywhere.
// Outcome: timed-out
// Outcome on V8: answers -1
// Outcome on V8: timed-out

export function onInvoke() {
  const text = "a".repeat(10_000_000);
  return new Response(String(text.indexOf(`${"a".repeat(5_000_000)}b`)));
}
