// SPDX-License-Identifier: Apache-2.0
// Attack: A query of two million parameters, sorted.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  const params = new URLSearchParams("b&a&".repeat(2_000_000));
  params.sort();
  return new Response(String(params).slice(0, 1));
}
