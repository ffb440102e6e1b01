// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that leaves microtasks without end behind.
// Outcome: start-failed /longer than|limit|memory/

const spin = () => Promise.resolve().then(spin);
spin();

export function onInvoke() {
  return new Response("started");
}
