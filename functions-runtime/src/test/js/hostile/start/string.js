// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that doubles a string.
// Outcome: start-failed /limit|length|memory/

let text = "x";
for (;;) text += text;

export function onInvoke() {
  return new Response("started");
}
