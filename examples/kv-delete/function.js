// Two ways to remove an item: delete(key), and set with the value null.
export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore();
  await store.set({ key: "draft", value: "first words" });
  await store.set({ key: "pinned", value: true });

  const deleted = await store.delete("draft");
  const emptied = await store.set({ key: "pinned", value: null });

  return Response.json({
    deleted_key: deleted.key,
    emptied: { key: emptied.key, value: emptied.value },
    draft_after: await store.get("draft"),
    pinned_after: await store.get("pinned"),
  });
}
