// SPDX-License-Identifier: Apache-2.0
// Attack: The source text of functions of the platform.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  for (const name of Reflect.ownKeys(globalThis)) {
    const value = globalThis[name];
    if (typeof value !== "function") continue;
    if (!/\[native code\]|^class|^function \w*\(\) ?\{ ?\}/.test(Function.prototype.toString.call(value))) reached.push(String(name));
  }
  return new Response(reached.join() || "nothing reached");
}
