// SPDX-License-Identifier: Apache-2.0
// Attack: A property that is looked for along a hundred thousand prototypes, without end.
// Outcome: timed-out
// Outcome: error RangeError /call stack/

export function onInvoke() {
  let object = {};
  for (let i = 0; i < 100_000; i++) object = Object.create(object);
  let found = 0;
  for (let i = 0; ; i++) found += `p${i}` in object;
}
