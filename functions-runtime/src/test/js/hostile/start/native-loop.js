// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that searches an array of four billion holes.
// Outcome: start-failed /longer than|limit|memory/

const list = [];
list.length = 2 ** 32 - 1;
const found = list.indexOf(1);

export function onInvoke() {
  return new Response("started");
}
