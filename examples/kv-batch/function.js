// Up to ten operations in one call; results come back in the order of the operations.
export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore(`batch-${crypto.randomUUID()}`);

  const results = await store.processBatchOperations([
    { op: "set", key: "profile_name", value: "Mari" },
    { op: "get", key: "profile_name" },
    { op: "get", key: "not_there" },
    { op: "testAndSet", key: "profile_name", oldValue: "Mari", newValue: "Mari II" },
    { op: "testAndSet", key: "profile_name", oldValue: "Jaan", newValue: "Jaan II" },
    { op: "testAndSet", key: "session", oldValue: null, newValue: true },
    { op: "delete", key: "session" },
    { op: "delete", key: "not_there" },
  ]);

  let refused;
  try {
    await store.processBatchOperations([
      { op: "set", key: "written_first", value: "no" },
      { op: "set", key: "not a key", value: "no" },
    ]);
  } catch (error) {
    refused = error instanceof Error;
  }

  return Response.json({
    values: results.map(({ key, value }) => [key, value]),
    expiring: results.map(({ expires }) => typeof expires === "string"),
    refused,
    nothing_written: (await store.get("written_first")) === null,
  });
}
