// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that calls itself.
// Outcome: start-failed /call stack/

const f = () => f() + 1;
f();

export function onInvoke() {
  return new Response("started");
}
