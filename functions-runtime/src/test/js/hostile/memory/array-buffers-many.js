// SPDX-License-Identifier: Apache-2.0
// Attack: ArrayBuffers of a megabyte, all kept.
// Outcome: memory
// Outcome: error RangeError /allocation|typed array length|array length|limit/

export function onInvoke() {
  const kept = [];
  for (;;) kept.push(new ArrayBuffer(2 ** 20));
}
