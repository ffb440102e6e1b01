// SPDX-License-Identifier: Apache-2.0
// Attack: A promise that nothing can settle.
// Outcome: malformed /never settles/

export function onInvoke() {
  return new Promise(() => {});
}
