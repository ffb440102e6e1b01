// SPDX-License-Identifier: Apache-2.0
// Attack: Iterators of arrays that never say done.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: false, value: ["x", "y"] });
  return response;
}
