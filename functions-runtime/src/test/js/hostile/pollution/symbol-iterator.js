// SPDX-License-Identifier: Apache-2.0
// Attack: Iterators of all built-in collections removed.
// Outcome: answers ruined

export function onInvoke() {
  const response = new Response("ruined");
  for (const type of [Array, Map, Set, String, Headers, URLSearchParams, FormData, Uint8Array]) {
    delete type.prototype[Symbol.iterator];
  }
  return response;
}
