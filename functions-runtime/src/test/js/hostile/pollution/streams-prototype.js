// SPDX-License-Identifier: Apache-2.0
// Attack: Members of streams replaced.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const type of [ReadableStream, WritableStream, TransformStream]) {
    for (const name of Object.getOwnPropertyNames(type.prototype)) {
      if (name !== "constructor") Object.defineProperty(type.prototype, name, { get: () => { throw new Error("polluted"); }, configurable: true });
    }
  }
  return response;
}
