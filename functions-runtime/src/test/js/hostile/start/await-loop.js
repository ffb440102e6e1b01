// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that awaits in a loop.
// Outcome: start-failed /longer than|limit|memory/

for (;;) await null;

export function onInvoke() {
  return new Response("started");
}
