// SPDX-License-Identifier: Apache-2.0
// Attack: An array from something that pretends to be long.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(Array.from({ length: 2 ** 32 - 1 }).length));
}
