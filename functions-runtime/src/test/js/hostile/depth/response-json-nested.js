// SPDX-License-Identifier: Apache-2.0
// Attack: An answer of JSON nested a hundred thousand deep.
// Outcome: error RangeError /call stack/

export function onInvoke() {
  let deep = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  return Response.json(deep);
}
