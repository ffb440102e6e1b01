// SPDX-License-Identifier: Apache-2.0
// Attack: A format with a million placeholders.
// Outcome: answers logged
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError

export function onInvoke() {
  console.log("%s%d%i%f%j%o%O%c".repeat(200_000), ...new Array(1000).fill({ a: 1 }));
  return new Response("logged");
}
