// SPDX-License-Identifier: Apache-2.0
// Attack: A prototype of numbers whose valueOf would keep the counter from falling.
// Outcome: timed-out

export function onInvoke() {
  const reached = [];
  Number.prototype.valueOf = () => 1e9;
  Number.prototype[Symbol.toPrimitive] = () => 1e9;
  Object.defineProperty(globalThis, "$rt$n", { get: () => 1e9, set() {} });
  for (;;);
  return new Response(reached.join() || "nothing reached");
}
