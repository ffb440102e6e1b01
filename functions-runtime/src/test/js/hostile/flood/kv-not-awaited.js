// SPDX-License-Identifier: Apache-2.0
// Attack: Operations of the store that nobody waits for.
// Outcome: timed-out
// Outcome: memory

export function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore("flood");
  for (;;) store.get("key").catch(() => {});
}
