// SPDX-License-Identifier: Apache-2.0
// Attack: Web interfaces whose constructors are taken away.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const name of ["Request", "Response", "Headers", "URL", "ReadableStream", "Event", "AbortSignal", "Blob", "FormData"]) {
    try {
      globalThis[name].prototype.constructor = null;
      globalThis[name] = class {};
    } catch {}
  }
  return response;
}
