// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array of ten million elements sorted with a slow comparison.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(String(new Uint8Array(10_000_000).map((_, i) => i * 31).sort((a, b) => b - a)[0]));
}
