// SPDX-License-Identifier: Apache-2.0
// Attack: The same search for a yes or no.
// Outcome: timed-out

export function onInvoke() {
  const text = "a".repeat(10_000_000);
  return new Response(String(text.includes(`${"a".repeat(5_000_000)}b`)));
}
