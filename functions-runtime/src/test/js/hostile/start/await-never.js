// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that waits for a promise nobody resolves.
// Outcome: start-failed /never settles/

await new Promise(() => {});

export function onInvoke() {
  return new Response("started");
}
