// SPDX-License-Identifier: Apache-2.0
// Attack: A body of JSON of three hundred megabytes.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  return Response.json(new Array(300).fill("x".repeat(1_000_000)));
}
