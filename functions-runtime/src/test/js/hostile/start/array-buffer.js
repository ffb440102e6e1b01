// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that wants a gigabyte.
// Outcome: start-failed /limit|length|memory|allocation/

const bytes = new Uint8Array(2 ** 30);
bytes[0] = 1;

export function onInvoke() {
  return new Response("started");
}
