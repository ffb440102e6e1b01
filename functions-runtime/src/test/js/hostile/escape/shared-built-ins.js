// SPDX-License-Identifier: Apache-2.0
// Attack: A mark on each built-in object, looked for in the next instance.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  if (globalThis.visited || Object.visited || Array.prototype.visited || JSON.visited || console.visited || fetch.visited) reached.push("mark");
  for (const target of [globalThis, Object, Array.prototype, JSON, console, fetch, Math, Intl, Response, Headers.prototype]) target.visited = true;
  return new Response(reached.join() || "nothing reached");
}
