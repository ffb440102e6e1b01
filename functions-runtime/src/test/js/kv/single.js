// SPDX-License-Identifier: Apache-2.0

const EXPIRES = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function shape(item) {
  ok(EXPIRES.test(item.expires), "expires is an instant in seconds");
  return Object.keys(item).sort().join();
}

test("set and get", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore();
  const set = await kv.set({ key: "flow_status", value: "processing" });
  equal(shape(set), "expires,key,value");
  equal(set.key, "flow_status");
  equal(set.value, "processing");
  const got = await kv.get("flow_status");
  equal(shape(got), "expires,key,value");
  equal(got.value, "processing");
  equal((await kv.set({ key: "dark", value: true })).value, true);
  equal((await kv.get("dark")).value, true);
  equal((await kv.set("pair", "form")).value, "form");
  equal((await kv.get("pair")).value, "form");
  equal(await kv.get("missing"), null);
  equal((await kv.set({ key: "u", value: "\u00e9\n\"\ud83d\ude00" })).value, "\u00e9\n\"\ud83d\ude00");
  equal((await kv.set({ key: "more", value: "x", expirationTtl: 60 })).value, "x");
});

test("delete, in both forms, does not give the deleted value", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("deletions");
  await kv.set({ key: "a", value: "1" });
  equal(await kv.delete("a"), { key: "a", value: null });
  equal(await kv.get("a"), null);
  equal(await kv.delete("a"), { key: "a", value: null });
  await kv.set("b", "1");
  equal(await kv.set({ key: "b", value: null }), { key: "b", value: null });
  equal(await kv.get("b"), null);
  await kv.set("c", "1");
  equal(await kv.set("c", null), { key: "c", value: null });
  equal(await kv.get("c"), null);
});

test("testAndSet gives the value in the store afterwards", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("conditions");
  equal((await kv.testAndSet({ key: "t", oldValue: null, newValue: "a" })).value, "a");
  equal((await kv.testAndSet({ key: "t", oldValue: null, newValue: "b" })).value, "a");
  const changed = await kv.testAndSet({ key: "t", oldValue: "a", newValue: "b" });
  equal(changed.value, "b");
  equal(shape(changed), "expires,key,value");
  const kept = await kv.testAndSet({ key: "t", oldValue: "a", newValue: "c" });
  equal(kept.value, "b");
  equal(shape(kept), "expires,key,value");
  equal(await kv.testAndSet({ key: "t", oldValue: "b", newValue: null }), { key: "t", value: null });
  equal(await kv.get("t"), null);
  equal(await kv.testAndSet({ key: "t", oldValue: "b", newValue: "c" }), { key: "t", value: null });
  equal((await kv.testAndSet({ key: "f", oldValue: null, newValue: false })).value, false);
  equal((await kv.testAndSet({ key: "f", oldValue: "false", newValue: true })).value, false);
});

test("namespaces are apart", async ({ kvStoreFactory }) => {
  const first = kvStoreFactory.initializeKvStore("first");
  const second = kvStoreFactory.initializeKvStore("second");
  await first.set("k", "1");
  equal(await second.get("k"), null);
  equal((await kvStoreFactory.initializeKvStore("first").get("k")).value, "1");
  equal(typeof kvStoreFactory.initializeKvStore().get, "function");
  for (const bad of ["", "a b", "a.b", "\u00e9", "x".repeat(129), 5]) {
    throws("TypeError", () => kvStoreFactory.initializeKvStore(bad), String(bad));
  }
  equal(typeof kvStoreFactory.initializeKvStore("x".repeat(128)).get, "function");
});

test("what breaks a rule is rejected, without the value in the message", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("rules");
  for (const bad of ["", "a b", "\u00e9", "x".repeat(513), 5, null, undefined]) {
    await rejects("TypeError", kv.get(bad), "key " + String(bad));
    await rejects("TypeError", kv.set({ key: bad, value: "x" }), "key " + String(bad));
  }
  equal((await kv.set("x".repeat(512), "v")).value, "v");
  for (const bad of [5, {}, [], undefined, Symbol.iterator]) {
    await rejects("TypeError", kv.set({ key: "k", value: bad }), typeof bad);
  }
  equal((await kv.set("k", "x".repeat(15998))).value.length, 15998);
  const long = await rejects("TypeError", kv.set("k", "secret" + "x".repeat(15993)));
  ok(long.message.indexOf("16000") >= 0);
  ok(long.message.indexOf("secret") < 0);
  await rejects("TypeError", kv.set("k", "\u00e9".repeat(8000)), "bytes, not characters");
  equal((await kv.set("k", "\u00e9".repeat(7999))).value.length, 7999);
  await rejects("TypeError", kv.set("k", "\"".repeat(8000)), "escapes count");
  await rejects("TypeError", kv.testAndSet({ key: "k", newValue: "x" }));
  await rejects("TypeError", kv.testAndSet({ key: "k", oldValue: "x" }));
  await rejects("TypeError", kv.testAndSet());
  await rejects("TypeError", kv.set());
});

test("all items can be iterated, page by page", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("many");
  for (let i = 0; i < 203; i++) {
    await kv.set("k" + (1000 + i), i % 2 === 0);
  }
  await kv.set("other", "x");
  const keys = [];
  for await (const item of kv.itemsAsyncIterator()) {
    keys.push(item.key);
  }
  equal(keys.length, 204);
  equal(keys[0], "k1000");
  equal(keys[203], "other");
  let count = 0;
  for await (const item of kv.itemsAsyncIterator({ prefix: "k10" })) {
    equal(shape(item), "expires,key,value");
    if (++count === 3) {
      break;
    }
  }
  equal(count, 3);
  const iterator = kv.itemsAsyncIterator({ prefix: "oth" });
  ok(iterator[Symbol.asyncIterator]() === iterator);
  const [first, second] = await Promise.all([iterator.next(), iterator.next()]);
  equal(first.value.value, "x");
  equal(second, { value: undefined, done: true });
  equal((await kvStoreFactory.initializeKvStore("none").itemsAsyncIterator().next()).done, true);
});
