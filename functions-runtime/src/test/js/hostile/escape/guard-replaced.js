// SPDX-License-Identifier: Apache-2.0
// Attack: Functions that the guards might call, replaced.
// Outcome: timed-out

export function onInvoke() {
  const reached = [];
  Object.prototype.check = () => 1e9;
  Function.prototype.call = () => 1e9;
  Function.prototype.apply = () => 1e9;
  globalThis.check = () => 1e9;
  Math.min = () => 1e9;
  for (;;);
  return new Response(reached.join() || "nothing reached");
}
