// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text through eval.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["eval(\"1 + 1\")", () => eval("1 + 1")],
    ["(0, eval)(\"1 + 1\")", () => (0, eval)("1 + 1")],
    ["globalThis.eval(\"1 + 1\")", () => globalThis.eval("1 + 1")],
    ["globalThis[\"ev\" + \"al\"](\"1 + 1\")", () => globalThis["ev" + "al"]("1 + 1")],
    ["eval.call(null, \"1 + 1\")", () => eval.call(null, "1 + 1")],
    ["Reflect.apply(eval, null, [\"1 + 1\"])", () => Reflect.apply(eval, null, ["1 + 1"])],
    ["[\"1 + 1\"].map(eval)[0]", () => ["1 + 1"].map(eval)[0]],
    ["\"1 + 1\".replace(/.+/, eval)", () => "1 + 1".replace(/.+/, eval)],
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
