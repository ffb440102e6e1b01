// SPDX-License-Identifier: Apache-2.0
// Attack: Five thousand writes to the store.
// Outcome: error .*Error /limit|too many|at most/

export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore("flood");
  for (let i = 0; i < 5000; i++) await store.set({ key: "key", value: String(i) });
  return new Response("unlimited");
}
