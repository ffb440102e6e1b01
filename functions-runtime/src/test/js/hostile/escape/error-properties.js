// SPDX-License-Identifier: Apache-2.0
// Attack: Java exceptions and objects in the errors that the engine throws.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const causes = [() => null.x, () => missing(), () => new Array(-1), () => JSON.parse("{"), () => (1).toFixed(1000), () => "x".repeat(-1),
    () => new RegExp("("), () => decodeURIComponent("%"), () => new URL("x"), () => atob("\u{1F600}"), () => structuredClone(() => {}),
    () => crypto.getRandomValues(1), () => new TextDecoder("none"), () => new Intl.NumberFormat("x-"), () => Object.defineProperty(1, "x", {}),
    () => { const f = () => f() + 1; return f(); }, () => fetch.call(1, Symbol()), () => new Uint8Array(-1), () => new Response("x", { status: 1 })];
  for (const cause of causes) {
    try {
      cause();
    } catch (error) {
      for (let object = error; object !== null; object = Object.getPrototypeOf(object)) {
        for (const key of Reflect.ownKeys(object)) {
          const value = error[key];
          if ((typeof value === "object" && value !== null && !(value instanceof Object))) reached.push(`${String(key)} of ${error.name}`);
        }
      }
      if (/java\.|nashorn|jdk\.|\.java|ee\.functions/i.test(`${error.stack} ${error.message}`)) reached.push(`${error.stack}`);
    }
  }
  return new Response(reached.join() || "nothing reached");
}
