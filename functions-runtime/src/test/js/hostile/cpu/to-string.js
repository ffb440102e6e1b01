// SPDX-License-Identifier: Apache-2.0
// Attack: An object that never becomes a text.
// Outcome: timed-out

export function onInvoke() {
  return new Response({ toString() { for (;;); } });
}
