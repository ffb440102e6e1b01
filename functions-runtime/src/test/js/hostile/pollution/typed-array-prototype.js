// SPDX-License-Identifier: Apache-2.0
// Attack: Bytes that are other bytes.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  const prototype = Object.getPrototypeOf(Uint8Array.prototype);
  for (const name of ["set", "subarray", "slice", "fill"]) prototype[name] = () => { throw new Error("polluted"); };
  globalThis.Uint8Array = null;
  globalThis.ArrayBuffer = null;
  return response;
}
