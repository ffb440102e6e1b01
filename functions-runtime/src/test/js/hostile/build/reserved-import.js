// SPDX-License-Identifier: Apache-2.0
// Attack: The name of the compiler's own helpers.
// Outcome: refused-by-build /reserved/

const $jscomp = { makeIterator: () => ({ next: () => ({ done: true }) }) };

export function onInvoke() {
  for (const x of [1]);
  return new Response(typeof $jscomp);
}
