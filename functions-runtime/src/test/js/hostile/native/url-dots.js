// SPDX-License-Identifier: Apache-2.0
// Attack: A URL of a million steps down and up again.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (;;) new URL(`http://example.com/${"a/../".repeat(500_000)}`);
}
