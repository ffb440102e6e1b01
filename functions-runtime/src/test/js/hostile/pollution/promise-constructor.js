// SPDX-License-Identifier: Apache-2.0
// Attack: Promises without constructor and species.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  globalThis.Promise = class { constructor() { throw new Error("polluted"); } };
  Object.getPrototypeOf((async () => {})()).constructor = null;
  return response;
}
