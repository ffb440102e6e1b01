// SPDX-License-Identifier: Apache-2.0
// Attack: Strings padded to two million letters each, all kept.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(String(i).padStart(2_000_000));
}
