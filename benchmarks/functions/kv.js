// SPDX-License-Identifier: Apache-2.0
// Stores an item of one kilobyte and reads it back; a thousand keys are used in turn.

let calls = 0;

export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore();
  const key = `item-${calls++ % 1000}`;
  await store.set({ key, value: "x".repeat(1024) });
  const { value } = await store.get(key);
  return Response.json({ length: value.length });
}
