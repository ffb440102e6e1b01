// SPDX-License-Identifier: Apache-2.0
// Attack: An object that never becomes a primitive value.
// Outcome: timed-out

export function onInvoke() {
  return new Response(`${{ [Symbol.toPrimitive]() { for (;;); } }}`);
}
