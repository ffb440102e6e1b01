// SPDX-License-Identifier: Apache-2.0
// Attack: A with statement made through everything that takes code.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["setTimeout(\"with (globalThis) {}\")", () => setTimeout("with (globalThis) {}")],
    ["Function(\"with (this) { return this }\")()", () => Function("with (this) { return this }")()],
    ["(0, eval)(\"with (this) { this }\")", () => (0, eval)("with (this) { this }")],
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
