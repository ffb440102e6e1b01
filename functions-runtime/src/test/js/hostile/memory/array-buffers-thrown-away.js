// SPDX-License-Identifier: Apache-2.0
// Attack: ArrayBuffers of ten megabytes, none kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  for (;;) new Uint8Array(10_000_000)[5] = 1;
}
