// SPDX-License-Identifier: Apache-2.0
// Attack: Searches that take ten milliseconds each, without end.
// Outcome: timed-out

export function onInvoke() {
  const text = "a".repeat(10_000_000);
  let found = 0;
  for (;;) found += text.indexOf("b");
}
