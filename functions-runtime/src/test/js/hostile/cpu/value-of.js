// SPDX-License-Identifier: Apache-2.0
// Attack: An object that never becomes a number.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(1 + { valueOf() { for (;;); } }));
}
