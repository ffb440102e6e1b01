// SPDX-License-Identifier: Apache-2.0
// Attack: Objects that hold one another and themselves, written to the console.
// Outcome: answers logged
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const a = { list: [] };
  a.self = a;
  for (let i = 0; i < 1000; i++) a.list.push({ a, list: a.list });
  console.log(a, a.list, new Set([a, a.list]));
  return new Response("logged");
}
