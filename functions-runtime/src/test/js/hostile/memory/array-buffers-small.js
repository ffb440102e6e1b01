// SPDX-License-Identifier: Apache-2.0
// Attack: ArrayBuffers of sixty-four bytes, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) kept.push(new Uint8Array(64));
}
