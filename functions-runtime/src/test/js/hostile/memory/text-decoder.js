// SPDX-License-Identifier: Apache-2.0
// Attack: Decoded bytes, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const bytes = new Uint8Array(1_000_000).fill(0xe4);
  const kept = [];
  for (;;) kept.push(new TextDecoder("windows-1252").decode(bytes));
}
