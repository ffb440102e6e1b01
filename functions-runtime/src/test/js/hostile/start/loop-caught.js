// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that catches its own stop.
// Outcome: start-failed /longer than|limit|memory/

for (;;) {
  try {
    for (;;);
  } catch {}
}

export function onInvoke() {
  return new Response("started");
}
