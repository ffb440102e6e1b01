// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that grows an array for ever.
// Outcome: start-failed /longer than|limit|memory/

const list = [];
for (;;) list.push(new Array(1000).fill(0));

export function onInvoke() {
  return new Response("started");
}
