// SPDX-License-Identifier: Apache-2.0
// Attack: An answer of JSON nested a hundred thousand deep.
// Outcome: error RangeError /call stack/
// Outcome on V8: answers 200002

export async function onInvoke() {
  let deep = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  const text = await Response.json(deep).text();
  return new Response(String(text.length));
}
