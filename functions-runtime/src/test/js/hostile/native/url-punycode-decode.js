// SPDX-License-Identifier: Apache-2.0
// Attack: A Punycode label of ten million letters.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(new URL(`http://xn--${"a9".repeat(5_000_000)}.com/`).host.slice(0, 4));
}
