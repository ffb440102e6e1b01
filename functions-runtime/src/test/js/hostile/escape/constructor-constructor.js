// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text through the constructors of all kinds of values.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["\"\".constructor.constructor(\"return 1\")()", () => "".constructor.constructor("return 1")()],
    ["(1).constructor.constructor(\"return 1\")()", () => (1).constructor.constructor("return 1")()],
    ["[].constructor.constructor(\"return 1\")()", () => [].constructor.constructor("return 1")()],
    ["({}).constructor.constructor(\"return 1\")()", () => ({}).constructor.constructor("return 1")()],
    ["/x/.constructor.constructor(\"return 1\")()", () => /x/.constructor.constructor("return 1")()],
    ["Symbol().constructor.constructor(\"return 1\")()", () => Symbol().constructor.constructor("return 1")()],
    ["new Map().constructor.constructor(\"return 1\")()", () => new Map().constructor.constructor("return 1")()],
    ["new Headers().constructor.constructor(\"return 1\")()", () => new Headers().constructor.constructor("return 1")()],
    ["new Error().constructor.constructor(\"return 1\")()", () => new Error().constructor.constructor("return 1")()],
    ["Promise.resolve().constructor.constructor(\"return 1\")()", () => Promise.resolve().constructor.constructor("return 1")()],
    ["globalThis.constructor.constructor(\"return 1\")()", () => globalThis.constructor.constructor("return 1")()],
    ["this?.constructor.constructor(\"return 1\")()", () => this?.constructor.constructor("return 1")()],
    ["crypto.subtle.constructor.constructor(\"return 1\")()", () => crypto.subtle.constructor.constructor("return 1")()],
    ["console.constructor.constructor(\"return 1\")()", () => console.constructor.constructor("return 1")()],
    ["JSON.constructor.constructor(\"return 1\")()", () => JSON.constructor.constructor("return 1")()],
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
