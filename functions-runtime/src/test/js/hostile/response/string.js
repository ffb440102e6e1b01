// SPDX-License-Identifier: Apache-2.0
// Attack: A body of three hundred million letters.
// Outcome: error RangeError
// Outcome on V8: malformed /at most/

export function onInvoke() {
  return new Response("0123456789".repeat(30_000_000));
}
