// SPDX-License-Identifier: Apache-2.0
// Attack: An object nested a hundred thousand deep, written to the console.
// Outcome: answers logged

export function onInvoke() {
  let deep = {};
  for (let i = 0; i < 100_000; i++) deep = { deep };
  console.log(deep);
  console.dir(deep, { depth: Infinity });
  return new Response("logged");
}
