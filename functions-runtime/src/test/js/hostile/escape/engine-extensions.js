// SPDX-License-Identifier: Apache-2.0
// Attack: Extensions of the language that only Nashorn has.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    () => Object.bindProperties,
    () => Object.setIndexedPropertiesToExternalArrayData,
    () => Error.dumpStack,
    () => Error.prototype.getStackTrace,
    () => Error.prototype.printStackTrace,
    () => new Error("x").nashornException,
    () => new Error("x").lineNumber,
    () => Function.prototype.toSource,
    () => ({ __noSuchProperty__: (name) => name }).anything,
    () => ({ __noSuchMethod__: (name) => name }).anything(),
    () => [].assertNumeric,
    () => Object.prototype.__noSuchProperty__,
    () => "x".getBytes,
    () => ({}).eval,
  ];
  for (const attempt of tries) {
    try {
      const value = attempt();
      if (value !== undefined && value !== null) reached.push(`${attempt}`.slice(0, 60));
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
