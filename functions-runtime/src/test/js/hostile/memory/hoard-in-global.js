// SPDX-License-Identifier: Apache-2.0
// Attack: Properties of the global object that grow with each invocation.
// Outcome: answers fine
// Invocations: 100

let hoards = 0;

export function onInvoke() {
  globalThis.hoard = [globalThis.hoard, new Float64Array(500_000).fill(hoards)];
  hoards++;
  return new Response(hoards < 60 ? "fine" : "hoards");
}
