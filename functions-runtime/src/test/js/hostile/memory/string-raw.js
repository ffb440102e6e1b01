// SPDX-License-Identifier: Apache-2.0
// Attack: A template's parts made up by hand.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const raw = { length: 2 ** 31 - 1, 0: "x" };
  return new Response(String.raw({ raw }));
}
