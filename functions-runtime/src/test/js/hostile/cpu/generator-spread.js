// SPDX-License-Identifier: Apache-2.0
// Attack: A generator without end, spread into an array.
// Outcome: timed-out
// Outcome: memory

function* naturals() {
  for (let n = 0; ; n++) yield n;
}

export function onInvoke() {
  return new Response(String([...naturals()].length));
}
