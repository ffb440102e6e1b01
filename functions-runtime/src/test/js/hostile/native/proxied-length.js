// SPDX-License-Identifier: Apache-2.0
// Attack: An array that claims to be long where the engine asks, and short where somebody else does.
// Outcome: error ReferenceError /Proxy/
// Outcome on V8: timed-out
// Outcome on V8: memory

export function onInvoke() {
  let asked = 0;
  const list = new Proxy([], { get: (target, key) => (key === "length" && asked++ > 0 ? 2 ** 53 - 1 : target[key]) });
  for (;;) Array.prototype.indexOf.call(list, 1);
}
