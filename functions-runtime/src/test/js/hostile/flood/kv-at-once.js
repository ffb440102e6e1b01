// SPDX-License-Identifier: Apache-2.0
// Attack: Fifteen hundred reads of the store at once.
// Outcome: error .*Error /limit|too many|at most/

export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore("flood");
  await Promise.all(Array.from({ length: 1500 }, () => store.get("key")));
  return new Response("unlimited");
}
