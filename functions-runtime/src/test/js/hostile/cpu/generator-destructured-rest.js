// SPDX-License-Identifier: Apache-2.0
// Attack: A generator without end, taken apart with a rest element.
// Outcome: timed-out
// Outcome: memory

function* naturals() {
  for (let n = 0; ; n++) yield n;
}

export function onInvoke() {
  const [first, ...others] = naturals();
  return new Response(String(first + others.length));
}
