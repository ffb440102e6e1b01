// SPDX-License-Identifier: Apache-2.0
// JSON read, changed and written.

const TEXT = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, name: `person ${id}`, age: id % 90, tags: ["a", "b"] })));

export function onInvoke() {
  const people = JSON.parse(TEXT);
  for (const person of people) person.age += 1;
  return new Response(JSON.stringify(people));
}
