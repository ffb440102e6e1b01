// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text through the constructors of async functions and generators.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["(async () => {}).constructor(\"return 1\")()", () => (async () => {}).constructor("return 1")()],
    ["(function* () {}).constructor(\"yield 1\")().next()", () => (function* () {}).constructor("yield 1")().next()],
    ["(async function* () {}).constructor(\"yield 1\")().next()", () => (async function* () {}).constructor("yield 1")().next()],
    ["Object.getPrototypeOf(async () => {}).constructor(\"return 1\"", () => Object.getPrototypeOf(async () => {}).constructor("return 1")()],
    ["Object.getPrototypeOf(function* () {}).constructor(\"return 1", () => Object.getPrototypeOf(function* () {}).constructor("return 1")()],
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
