// SPDX-License-Identifier: Apache-2.0
// Attack: The global object instead of an answer.
// Outcome: malformed

export function onInvoke() {
  return globalThis;
}
