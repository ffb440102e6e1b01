// SPDX-License-Identifier: Apache-2.0
// Attack: The callers of a function, and what they were called with.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["onInvoke.caller", () => onInvoke.caller],
    ["onInvoke.arguments", () => onInvoke.arguments],
    ["(function () { return arguments.callee; })()", () => (function () { return arguments.callee; })()],
    ["(function f() { return f.caller; })()", () => (function f() { return f.caller; })()],
    ["[1].map(function f() { return f.caller; })[0]", () => [1].map(function f() { return f.caller; })[0]],
    ["Object.getOwnPropertyDescriptor(Function.prototype, \"caller\"", () => Object.getOwnPropertyDescriptor(Function.prototype, "caller").get.call(onInvoke)],
    ["Object.getOwnPropertyDescriptor(Function.prototype, \"argumen", () => Object.getOwnPropertyDescriptor(Function.prototype, "arguments").get.call(onInvoke)],
  ];
  for (const [name, attempt] of tries) {
    try {
      const value = attempt();
      if (value !== undefined) reached.push(name);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
