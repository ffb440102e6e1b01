// SPDX-License-Identifier: Apache-2.0
// Attack: A symbol instead of an answer.
// Outcome: malformed

export function onInvoke() {
  return Symbol("x");
}
