// SPDX-License-Identifier: Apache-2.0
// Attack: Code from a text through eval.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    () => eval("1 + 1"),
    () => (0, eval)("1 + 1"),
    () => globalThis.eval("1 + 1"),
    () => globalThis["ev" + "al"]("1 + 1"),
    () => eval.call(null, "1 + 1"),
    () => Reflect.apply(eval, null, ["1 + 1"]),
    () => ["1 + 1"].map(eval)[0],
    () => "1 + 1".replace(/.+/, eval),
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
