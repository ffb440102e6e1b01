// SPDX-License-Identifier: Apache-2.0
// Attack: Values of the store that become JSON for ever.
// Outcome: timed-out
// Outcome: error TypeError

export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore("flood");
  await store.set({ key: "key", value: { toJSON() { for (;;); } } });
}
