// SPDX-License-Identifier: Apache-2.0
// Attack: A chain of a million prototypes, looked through.
// Outcome: answers undefined
// Outcome: error RangeError /call stack/
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  let object = {};
  for (let i = 0; i < 1_000_000; i++) object = Object.create(object);
  return new Response(String(object.missing));
}
