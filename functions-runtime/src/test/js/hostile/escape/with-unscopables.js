// SPDX-License-Identifier: Apache-2.0
// Attack: A with statement made through everything that takes code.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    () => setTimeout("with (globalThis) {}"),
    () => Function("with (this) { return this }")(),
    () => (0, eval)("with (this) { this }"),
  ];
  for (const attempt of tries) {
    try {
      const value = attempt();
      if (value !== undefined) reached.push(`${attempt}`.slice(0, 60));
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
