// SPDX-License-Identifier: Apache-2.0
// Attack: Extensions of the language that only Nashorn has.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    ["Object.bindProperties", () => Object.bindProperties],
    ["Object.setIndexedPropertiesToExternalArrayData", () => Object.setIndexedPropertiesToExternalArrayData],
    ["Error.dumpStack", () => Error.dumpStack],
    ["Error.prototype.getStackTrace", () => Error.prototype.getStackTrace],
    ["Error.prototype.printStackTrace", () => Error.prototype.printStackTrace],
    ["new Error(\"x\").nashornException", () => new Error("x").nashornException],
    ["new Error(\"x\").lineNumber", () => new Error("x").lineNumber],
    ["Function.prototype.toSource", () => Function.prototype.toSource],
    ["[].assertNumeric", () => [].assertNumeric],
    ["Object.prototype.__noSuchProperty__", () => Object.prototype.__noSuchProperty__],
    ["\"x\".getBytes", () => "x".getBytes],
    ["({}).eval", () => ({}).eval],
  ];
  for (const [name, attempt] of tries) {
    try {
      const value = attempt();
      if (value !== undefined && value !== null) reached.push(name);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
