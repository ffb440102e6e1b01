// SPDX-License-Identifier: Apache-2.0
// Attack: Numbers that are other numbers.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  Number.prototype.toString = () => "999";
  Number.prototype.valueOf = () => 999;
  Boolean.prototype.valueOf = () => true;
  Number.isInteger = () => false;
  Number.isFinite = () => true;
  globalThis.isNaN = () => false;
  return response;
}
