// SPDX-License-Identifier: Apache-2.0
// Attack: Blobs of a megabyte, each made of all before.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: error .*Error

export function onInvoke() {
  let blob = new Blob(["x".repeat(1_000_000)]);
  for (;;) blob = new Blob([blob, blob]);
}
