// SPDX-License-Identifier: Apache-2.0
// Attack: A prototype changed through a key of JSON.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  const merge = (to, from) => {
    for (const key of Object.keys(from)) {
      if (typeof from[key] === "object") merge((to[key] ??= {}), from[key]);
      else to[key] = from[key];
    }
  };
  merge({}, JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'));
  return response;
}
