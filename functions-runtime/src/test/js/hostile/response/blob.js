// SPDX-License-Identifier: Apache-2.0
// Attack: A body of three hundred blobs of a megabyte.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  return new Response(new Blob(new Array(300).fill("x".repeat(1_000_000))));
}
