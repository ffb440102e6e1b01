// SPDX-License-Identifier: Apache-2.0
// Attack: What the javax.script front of Nashorn leaves in its globals.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of [
    "engine",
    "context",
    "factory",
    "bindings",
    "javax.script.filename",
    "javax.script.argv",
    "JSAdapter",
    "__noSuchProperty__",
    "__noSuchMethod__",
    "__FILE__",
    "__DIR__",
    "__LINE__",
    "Debug",
  ]) {
    if (name in globalThis || typeof globalThis[name] !== "undefined") reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
