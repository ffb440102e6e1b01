// SPDX-License-Identifier: Apache-2.0
// Attack: A sort whose elements turn into text for ever.
// Outcome: timed-out

export function onInvoke() {
  const slow = { toString() { for (;;); } };
  [slow, 1].sort();
}
