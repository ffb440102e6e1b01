// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that never ends.
// Outcome: start-failed /longer than|limit|memory/

for (;;);

export function onInvoke() {
  return new Response("started");
}
