// SPDX-License-Identifier: Apache-2.0
// Attack: Objects with getters that never return, written to the console.
// Outcome: answers logged

export function onInvoke() {
  console.log({ get x() { for (;;); } }, { toString() { for (;;); } }, { toJSON() { for (;;); } });
  return new Response("logged");
}
