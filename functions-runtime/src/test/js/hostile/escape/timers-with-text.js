// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text given to timers.
// Outcome: answers nothing reached

export async function onInvoke() {
  const reached = [];
  const tries = [
    ["setTimeout(\"globalThis.made = 1\", 0)", () => setTimeout("globalThis.made = 1", 0)],
    ["setInterval(\"globalThis.made = 1\", 0)", () => setInterval("globalThis.made = 1", 0)],
    ["queueMicrotask(\"globalThis.made = 1\")", () => queueMicrotask("globalThis.made = 1")],
  ];
  for (const [name, attempt] of tries) {
    try {
      const value = attempt();
      if (value !== undefined) reached.push(name);
    } catch {
      // Refused.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (globalThis.made) reached.push("made");
  return new Response(reached.join() || "nothing reached");
}
