// SPDX-License-Identifier: Apache-2.0
// Attack: A body of three hundred megabytes.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  return new Response(new ArrayBuffer(300_000_000));
}
