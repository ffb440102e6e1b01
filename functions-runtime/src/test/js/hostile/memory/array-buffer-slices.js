// SPDX-License-Identifier: Apache-2.0
// Attack: Copies of a buffer, all kept.
// Outcome: memory

export function onInvoke() {
  const buffer = new ArrayBuffer(5_000_000);
  const kept = [];
  for (;;) kept.push(buffer.slice(0));
}
