// SPDX-License-Identifier: Apache-2.0
// Attack: A call with ten million arguments.
// Outcome: memory
// Outcome: timed-out
// Outcome on V8: error RangeError /call stack/

export function onInvoke() {
  return new Response(String(Math.max(...new Array(10_000_000).fill(1))));
}
