// SPDX-License-Identifier: Apache-2.0
// Attack: What Node keeps in process.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["process.exit(1)", () => process.exit(1)],
    ["process.binding(\"fs\")", () => process.binding("fs")],
    ["process.mainModule.require(\"fs\")", () => process.mainModule.require("fs")],
    ["process.kill(1)", () => process.kill(1)],
    ["process.dlopen({}, \"x\")", () => process.dlopen({}, "x")],
    ["process.env.PATH", () => process.env.PATH],
    ["process.env.HOME", () => process.env.HOME],
    ["process.env.JAVA_HOME", () => process.env.JAVA_HOME],
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
