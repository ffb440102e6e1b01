// SPDX-License-Identifier: Apache-2.0
// Attack: A function instead of an answer.
// Outcome: malformed

export function onInvoke() {
  return () => new Response("x");
}
