// SPDX-License-Identifier: Apache-2.0
// Hands a module that is written for Functions the request that Functions hands it: the payload in an envelope.

export function enveloped(request, payload) {
  return new Request(request.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      invoker: { type: "site", id: "benchmark", timestamp: new Date().toISOString() },
      payload,
    }),
  });
}

export function kvStoreFactory(namespace) {
  return {
    initializeKvStore: () => ({
      set: ({ key, value }) => namespace.put(key, JSON.stringify(value)),
      get: async (key) => ({ value: await namespace.get(key, "json") }),
    }),
  };
}
