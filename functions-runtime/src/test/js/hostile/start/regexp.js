// SPDX-License-Identifier: Apache-2.0
// Attack: A top level with a pattern that backtracks.
// Outcome: start-failed /longer than|limit|memory/

const found = /^(a+)+$/.test(`${"a".repeat(50)}b`);

export function onInvoke() {
  return new Response("started");
}
