// SPDX-License-Identifier: Apache-2.0
// Attack: A reviver that never returns.
// Outcome: timed-out

export function onInvoke() {
  JSON.parse("[1]", () => { for (;;); });
}
