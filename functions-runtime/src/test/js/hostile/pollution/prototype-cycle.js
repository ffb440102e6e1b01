// SPDX-License-Identifier: Apache-2.0
// Attack: A prototype that should become its own.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  try {
    Object.setPrototypeOf(Object.prototype, Array.prototype);
  } catch {}
  try {
    Function.prototype.__proto__.__proto__ = Function.prototype;
  } catch {}
  return response;
}
