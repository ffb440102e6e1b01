// SPDX-License-Identifier: Apache-2.0
// Attack: A replacement function of a plain text that never returns.
// Outcome: timed-out

export function onInvoke() {
  "aa".replaceAll("a", () => { for (;;); });
}
