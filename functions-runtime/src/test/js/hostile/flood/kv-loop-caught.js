// SPDX-License-Identifier: Apache-2.0
// Attack: Operations of the store without end in a catch-all.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore("flood");
  for (;;) {
    try {
      await store.get("key");
    } catch {}
  }
}
