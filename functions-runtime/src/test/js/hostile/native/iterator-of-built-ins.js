// SPDX-License-Identifier: Apache-2.0
// Attack: Built-ins that an iterator made of built-ins feeds for ever.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(String(new Set({ [Symbol.iterator]: () => ({ next: Object }) }).size));
}
