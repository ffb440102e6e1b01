// SPDX-License-Identifier: Apache-2.0
// Attack: Setters on the prototype of all objects that keep what is written.
// Outcome: error .*Error

export async function onInvoke() {
  const response = new Response("ruined");
  const stolen = [];
  for (const name of ["0", "1", "value", "done", "resolve", "reject", "host", "next", "type", "message", "task", "callback"]) {
    Object.defineProperty(Object.prototype, name, { set(value) { stolen.push(value); }, get() { return undefined; }, configurable: true });
  }
  await null;
  setTimeout(() => {}, 0);
  for (const value of stolen) {
    if (typeof value === "function" && /host|primitive/.test(value.name)) return new Response(`stolen ${value.name}`);
  }
  return response;
}
