// SPDX-License-Identifier: Apache-2.0
// Attack: Blobs of a megabyte, each made of all before.
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome on V8: memory
// Outcome on V8: error RangeError /allocation/

export function onInvoke() {
  let blob = new Blob(["x".repeat(1_000_000)]);
  for (;;) blob = new Blob([blob, blob]);
}
