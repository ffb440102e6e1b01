// A lock that only one caller can hold, taken, handed on and given back with testAndSet.
export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore();
  const key = `lock-${crypto.randomUUID()}`;
  const steps = [];
  const change = async (what, oldValue, newValue) => {
    const after = await store.testAndSet({ key, oldValue, newValue });
    steps.push({ what, holder: after?.value ?? null });
  };

  await change("alice takes the free lock", null, "alice");
  await change("bob finds it taken", null, "bob");
  await change("bob cannot take it from carol", "carol", "bob");
  await change("alice hands it to bob", "alice", "bob");
  await change("bob gives it back", "bob", null);

  return Response.json({ steps, free: (await store.get(key)) === null });
}
