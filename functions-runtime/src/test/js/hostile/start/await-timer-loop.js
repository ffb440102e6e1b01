// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that waits for one timer after the other.
// Outcome: start-failed /longer than|limit|memory/

for (;;) await new Promise((resolve) => setTimeout(resolve, 1));

export function onInvoke() {
  return new Response("started");
}
