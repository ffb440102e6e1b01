// SPDX-License-Identifier: Apache-2.0
// Attack: Strings of two halves each, never read.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  let rope = "x";
  for (let i = 0; ; i++) {
    rope = `${i}` + rope;
    if (rope.length > 1000) rope = "x";
    kept.push(rope);
  }
}
