// SPDX-License-Identifier: Apache-2.0
// Attack: An object that never hands out its iterator.
// Outcome: timed-out

export function onInvoke() {
  return new Response([...{ [Symbol.iterator]() { for (;;); } }].join());
}
