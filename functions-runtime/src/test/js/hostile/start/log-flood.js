// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that writes lines of log without end.
// Outcome: start-failed /longer than|limit|memory/

for (;;) console.log("line");

export function onInvoke() {
  return new Response("started");
}
