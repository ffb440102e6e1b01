// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that throws null.
// Outcome: start-failed

throw null;

export function onInvoke() {
  return new Response("started");
}
