// Walks over every item of a namespace; paging happens behind the iterator.
export async function onInvoke(request, env, kvStoreFactory) {
  const { payload } = await request.json();
  const { count } = JSON.parse(payload);
  const store = kvStoreFactory.initializeKvStore(`walk-${crypto.randomUUID()}`);

  for (let i = 0; i < count; i++) {
    await store.set({ key: `item-${String(i).padStart(3, "0")}`, value: i % 2 === 0 ? `value ${i}` : true });
  }

  const keys = [];
  let strings = 0;
  let booleans = 0;
  for await (const { key, value, expires } of store.itemsAsyncIterator()) {
    keys.push(key);
    typeof value === "string" ? strings++ : booleans++;
    if (Number.isNaN(Date.parse(expires))) throw new Error(`${key} has no time of expiry`);
  }
  console.info(`${keys.length} items`);

  return Response.json({ count: keys.length, strings, booleans, first: keys[0], last: keys.at(-1) });
}
