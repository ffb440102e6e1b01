// SPDX-License-Identifier: Apache-2.0
// Attack: Strings of ten million letters, all kept.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(String(i).repeat(10_000_000 / String(i).length));
}
