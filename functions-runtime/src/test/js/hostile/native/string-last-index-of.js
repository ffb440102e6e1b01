// SPDX-License-Identifier: Apache-2.0
// Attack: The same search from the end.
// Outcome: timed-out

export function onInvoke() {
  const text = "a".repeat(10_000_000);
  return new Response(String(text.lastIndexOf(`b${"a".repeat(5_000_000)}`)));
}
