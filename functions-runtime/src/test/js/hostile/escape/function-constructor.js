// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text through the constructor of functions.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["new Function(\"return 1\")()", () => new Function("return 1")()],
    ["Function(\"return 1\")()", () => Function("return 1")()],
    ["(function () {}).constructor(\"return 1\")()", () => (function () {}).constructor("return 1")()],
    ["(() => {}).constructor(\"return 1\")()", () => (() => {}).constructor("return 1")()],
    ["Function.prototype.constructor(\"return 1\")()", () => Function.prototype.constructor("return 1")()],
    ["[].map.constructor(\"return 1\")()", () => [].map.constructor("return 1")()],
    ["console.log.constructor(\"return 1\")()", () => console.log.constructor("return 1")()],
    ["fetch.constructor(\"return 1\")()", () => fetch.constructor("return 1")()],
    ["Object.getPrototypeOf(onInvoke).constructor(\"return 1\")()", () => Object.getPrototypeOf(onInvoke).constructor("return 1")()],
    ["Reflect.construct(Function, [\"return 1\"])()", () => Reflect.construct(Function, ["return 1"])()],
    ["Reflect.apply(Function, null, [\"return 1\"])()", () => Reflect.apply(Function, null, ["return 1"])()],
    ["Function.call(null, \"return 1\")()", () => Function.call(null, "return 1")()],
    ["Function.bind(null, \"return 1\")()()", () => Function.bind(null, "return 1")()()],
    ["class extends Function {}[\"call\"](null, \"return 1\")()", () => class extends Function {}["call"](null, "return 1")()],
    ["new (class extends Function {})(\"return 1\")()", () => new (class extends Function {})("return 1")()],
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
