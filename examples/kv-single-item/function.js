// Stores a string and a boolean in the function's own namespace and reads both back.
export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore();

  const written = await store.set({ key: "order_status", value: "packed" });
  await store.set({ key: "gift_wrap", value: true });

  const status = await store.get("order_status");
  const giftWrap = await store.get("gift_wrap");
  const missing = await store.get("never_written");

  return Response.json({
    order_status: status.value,
    gift_wrap: giftWrap.value,
    missing,
    key: written.key,
    expires_in_hours: Math.round((Date.parse(written.expires) - Date.now()) / 3_600_000),
  });
}
