// SPDX-License-Identifier: Apache-2.0
// Attack: Globals that are accessors which throw.
// Outcome: error .*
// Outcome on V8: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of ["Object", "Array", "Promise", "Map", "Symbol", "Response", "TypeError", "Uint8Array", "undefined"]) {
    try {
      Object.defineProperty(globalThis, name, { get: () => { throw 1; }, configurable: true });
    } catch {}
  }
  return response;
}
