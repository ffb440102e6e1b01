// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that throws something that is no error.
// Outcome: start-failed

throw { toString() { for (;;); }, get message() { for (;;); }, get stack() { for (;;); } };

export function onInvoke() {
  return new Response("started");
}
