// SPDX-License-Identifier: Apache-2.0
// Attack: Timers that keep a million arguments each.
// Outcome: memory
// Outcome: timed-out
// Outcome on V8: error RangeError /call stack/

export function onInvoke() {
  const many = new Array(100_000).fill("text");
  for (let i = 0; i < 900; i++) setTimeout(() => {}, 3600e3, ...many);
  return new Promise(() => {});
}
