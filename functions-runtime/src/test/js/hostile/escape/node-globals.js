// SPDX-License-Identifier: Apache-2.0
// Attack: What a function would find in Node, Deno and Bun.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of [
    "require",
    "module",
    "exports",
    "__dirname",
    "__filename",
    "Deno",
    "Bun",
    "SharedArrayBuffer",
    "Atomics",
    "WebAssembly",
  ]) {
    if (name in globalThis || typeof globalThis[name] !== "undefined") reached.push(name);
  }
  return new Response(reached.join() || "nothing reached");
}
