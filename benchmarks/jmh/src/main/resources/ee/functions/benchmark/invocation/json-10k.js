// SPDX-License-Identifier: Apache-2.0
// A list read from JSON, filtered, changed and written as JSON.

export async function onInvoke(request) {
  const people = JSON.parse(await request.text());
  const changed = people
    .filter((person) => person.active)
    .map(({ id, name, age, ...others }) => ({ id: `p-${id}`, name: name.toUpperCase(), age: age + 1, ...others }));
  return new Response(JSON.stringify(changed), { headers: { "content-type": "application/json" } });
}
