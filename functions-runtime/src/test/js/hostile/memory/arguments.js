// SPDX-License-Identifier: Apache-2.0
// Attack: Calls with a hundred thousand arguments that keep them.
// Outcome: memory
// Outcome: timed-out
// Outcome on V8: error RangeError /call stack/

export function onInvoke() {
  const kept = [];
  function keep() {
    kept.push(arguments);
  }
  const many = new Array(100_000).fill(1);
  for (;;) keep.apply(null, many);
}
