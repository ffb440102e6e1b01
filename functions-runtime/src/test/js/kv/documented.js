// SPDX-License-Identifier: Apache-2.0
// The samples and sentences of the store's documentation, one after the other.

const EXPIRES = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const timeless = (item) => JSON.stringify(item).replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/, "TIME");

test("initialising is synchronous and gives the documented methods", ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore();
  equal(Object.keys(kv).sort().join(), "delete,get,itemsAsyncIterator,processBatchOperations,set,testAndSet");
  equal(typeof kv.then, "undefined");
  for (const name of ["my_app_data", "A-Z_09", "-", "_", "x".repeat(128)]) {
    equal(typeof kvStoreFactory.initializeKvStore(name).set, "function", name);
  }
  for (const name of ["", " ", "a/b", "a:b", "x".repeat(129), "\u00fc", {}, [], true, 0, Symbol("s")]) {
    throws("TypeError", () => kvStoreFactory.initializeKvStore(name), typeof name);
  }
  equal(typeof kvStoreFactory.initializeKvStore(null).get, "function");
});

test("the sample that stores a string and a boolean", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-set");
  const flow = await myKvStore.set({ key: "flow_status", value: "processing" });
  const dark = await myKvStore.set({ key: "use_dark_theme", value: true });
  equal(timeless(flow), '{"key":"flow_status","value":"processing","expires":TIME}');
  equal(timeless(dark), '{"key":"use_dark_theme","value":true,"expires":TIME}');
});

test("the sample that fetches", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-get");
  equal(await myKvStore.get("flow_status"), null);
  await myKvStore.set("flow_status", "processing");
  equal(timeless(await myKvStore.get("flow_status")), '{"key":"flow_status","value":"processing","expires":TIME}');
  await myKvStore.set("flow_status", false);
  equal((await myKvStore.get("flow_status")).value, false);
  await myKvStore.set("flow_status", "");
  equal((await myKvStore.get("flow_status")).value, "");
  await myKvStore.set("flow_status", "false");
  equal((await myKvStore.get("flow_status")).value, "false");
  await myKvStore.set("flow_status", "null");
  equal((await myKvStore.get("flow_status")).value, "null");
});

test("the sample that deletes in two ways", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-delete");
  await myKvStore.set("use_dark_theme", true);
  await myKvStore.set("flow_status", "processing");
  equal(JSON.stringify(await myKvStore.delete("use_dark_theme")), '{"key":"use_dark_theme","value":null}');
  equal(JSON.stringify(await myKvStore.set({ key: "flow_status", value: null })), '{"key":"flow_status","value":null}');
  equal(await myKvStore.get("use_dark_theme"), null);
  equal(await myKvStore.get("flow_status"), null);
  equal(JSON.stringify(await myKvStore.set({ key: "never_there", value: null })), '{"key":"never_there","value":null}');
});

test("the sample of a condition", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-condition");
  await myKvStore.set("token", "old-token");
  const swap = { key: "token", oldValue: "old-token", newValue: "new-token" };
  equal(timeless(await myKvStore.testAndSet(swap)), '{"key":"token","value":"new-token","expires":TIME}');
  // The second time the condition is not met: the existing value comes back.
  equal(timeless(await myKvStore.testAndSet(swap)), '{"key":"token","value":"new-token","expires":TIME}');
  equal((await myKvStore.testAndSet({ key: "token", oldValue: null, newValue: "x" })).value, "new-token");
  equal((await myKvStore.testAndSet({ key: "token", oldValue: "other", newValue: null })).value, "new-token");
  equal((await myKvStore.get("token")).value, "new-token");
  equal(await myKvStore.testAndSet({ key: "token", oldValue: "new-token", newValue: null }), { key: "token", value: null });
  equal(await myKvStore.get("token"), null);
  equal(await myKvStore.testAndSet({ key: "token", oldValue: null, newValue: null }), { key: "token", value: null });
  equal((await myKvStore.testAndSet({ key: "token", oldValue: null, newValue: true })).value, true);
  equal((await myKvStore.testAndSet({ key: "token", oldValue: "true", newValue: "x" })).value, true);
  for (const bad of [undefined, null, "token", {}, { key: "k" }, { key: "k", oldValue: 1, newValue: "x" },
    { key: "k", oldValue: null, newValue: {} }, { key: "", oldValue: null, newValue: "x" }]) {
    await rejects("TypeError", myKvStore.testAndSet(bad), JSON.stringify(bad));
  }
});

test("one of many callers wins a condition", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("race");
  const callers = ["a", "b", "c", "d", "e"];
  const seen = await Promise.all(callers.map((caller) => myKvStore.testAndSet({ key: "lock", oldValue: null, newValue: caller })));
  equal(new Set(seen.map((item) => item.value)).size, 1);
});

test("the sample that iterates", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-iterate");
  await myKvStore.set("b", "2");
  await myKvStore.set("a", true);
  await myKvStore.set("c", "3");
  const itemIterator = myKvStore.itemsAsyncIterator();
  const seen = [];
  for await (const item of itemIterator) {
    seen.push(timeless(item));
  }
  equal(seen, ['{"key":"a","value":true,"expires":TIME}', '{"key":"b","value":"2","expires":TIME}',
    '{"key":"c","value":"3","expires":TIME}']);
  equal(await itemIterator.next(), { value: undefined, done: true });
  // Awaiting the method, which the documentation calls async, changes nothing.
  const again = [];
  for await (const { key } of await myKvStore.itemsAsyncIterator()) {
    again.push(key);
  }
  equal(again, ["a", "b", "c"]);
  const left = myKvStore.itemsAsyncIterator({ prefix: null });
  equal((await left.next()).value.key, "a");
  equal(await left.return("done"), { value: "done", done: true });
  equal((await left.next()).done, true);
  const deleting = [];
  for await (const { key } of myKvStore.itemsAsyncIterator()) {
    deleting.push(key);
    await myKvStore.delete(key);
  }
  equal(deleting, ["a", "b", "c"]);
  equal((await myKvStore.itemsAsyncIterator().next()).done, true);
});

test("the sample of a batch", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("sample-batch");
  const operations = [
    { op: "set", key: "user_123_profile_name", value: "Alice" },
    { op: "get", key: "config_featureFlags" },
    { op: "testAndSet", key: "session_xyz_token", oldValue: "oldToken", newValue: "newToken" },
    { op: "testAndSet", key: "user_123_profile_name", oldValue: "Bob", newValue: "Alice V2" },
    { op: "delete", key: "cache_oldData" },
    { op: "get", key: "nonExistentKey" },
  ];
  const copy = JSON.stringify(operations);
  const results = await myKvStore.processBatchOperations(operations);
  equal(results.map(timeless), [
    '{"key":"user_123_profile_name","value":"Alice","expires":TIME}',
    '{"key":"config_featureFlags","value":null,"expires":null}',
    '{"key":"session_xyz_token","value":null,"expires":null}',
    '{"key":"user_123_profile_name","value":null,"expires":null}',
    '{"key":"cache_oldData","value":null}',
    '{"key":"nonExistentKey","value":null,"expires":null}',
  ]);
  equal(JSON.stringify(operations), copy, "what was handed in stays as it was");
  ok(Array.isArray(results));
});

test("a batch gives deleted values, a single deletion does not", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("differences");
  const [, deleted, conditional] = await myKvStore.processBatchOperations([
    { op: "set", key: "a", value: "gone" },
    { op: "delete", key: "a" },
    { op: "testAndSet", key: "a", oldValue: null, newValue: null },
  ]);
  equal(JSON.stringify(deleted), '{"key":"a","value":"gone"}');
  equal(JSON.stringify(conditional), '{"key":"a","value":null}');
  await myKvStore.set("a", "gone");
  equal(JSON.stringify(await myKvStore.delete("a")), '{"key":"a","value":null}');
  await myKvStore.set("b", true);
  const [met, notMet] = await myKvStore.processBatchOperations([
    { op: "testAndSet", key: "b", oldValue: true, newValue: null },
    { op: "testAndSet", key: "b", oldValue: true, newValue: null },
  ]);
  equal(JSON.stringify(met), '{"key":"b","value":true}');
  equal(JSON.stringify(notMet), '{"key":"b","value":null}');
});

test("a rejected batch names the operation and the rule, and is rejected, not thrown", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("rules-of-batches");
  const message = async (...operations) => (await rejects("TypeError", myKvStore.processBatchOperations(operations))).message;
  ok((await message({ op: "get", key: "a" }, { op: "get", key: "b c" })).startsWith("KV batch operation 2: "));
  ok((await message({ op: "rename", key: "a" })).includes("get, set, delete or testAndSet"));
  ok((await message({ op: "set", key: "a" })).includes("value is required"));
  ok((await message({ op: "set", key: "a", value: null })).includes("string or a boolean"));
  ok((await message({ op: "get", key: "a", newValue: null })).includes("newValue is not allowed"));
  ok((await message({ op: "set", key: "a", value: "secret" + "x".repeat(16000) })).includes("16000"));
  ok(!(await message({ op: "set", key: "a", value: "secret" + "x".repeat(16000) })).includes("secret"));
  ok((await message({ op: "testAndSet", key: "a", oldValue: null })).includes("newValue is required"));
  ok((await message([])).includes("must be an object"));
  const promise = myKvStore.processBatchOperations("nonsense");
  equal(typeof promise.then, "function");
  const error = await rejects("TypeError", promise);
  ok(error instanceof Error);
  equal(await myKvStore.processBatchOperations([{ op: "get", key: "a", extra: 1 }]), [{ key: "a", value: null, expires: null }]);
});

test("stores of one namespace see the same items", async ({ kvStoreFactory }) => {
  const one = kvStoreFactory.initializeKvStore("shared");
  const two = kvStoreFactory.initializeKvStore("shared");
  await one.set("k", "from one");
  equal((await two.get("k")).value, "from one");
  await two.delete("k");
  equal(await one.get("k"), null);
  const { set, get } = one;
  await set("unbound", true);
  equal((await get("unbound")).value, true);
  ok(EXPIRES.test((await get("unbound")).expires));
});

test("what the store refuses or cannot do is told by the single methods", async ({ kvStoreFactory }) => {
  const myKvStore = kvStoreFactory.initializeKvStore("failing");
  const unavailable = await rejects("Error", myKvStore.set("breaks", "x"));
  ok(unavailable.message.indexOf("not available") > 0);
  // An engine that has WebAssembly does not tell who awaits, but where the operation was started.
  const shown = typeof WebAssembly === "undefined" ? "at async " : "documented.js:";
  ok(unavailable.stack.indexOf(shown) > 0, "its stack shows who awaited");
  const refused = await rejects("Error", myKvStore.delete("refused"));
  ok(refused.message.length > 0 && refused.message !== unavailable.message);
  const results = await myKvStore.processBatchOperations([
    { op: "set", key: "breaks", value: "x" },
    { op: "testAndSet", key: "breaks", oldValue: null, newValue: "x" },
    { op: "testAndSet", key: "breaks", oldValue: "x", newValue: null },
    { op: "set", key: "fine", value: "x" },
  ]);
  equal(results[0], { key: "breaks", value: null, expires: null });
  equal(results[1], { key: "breaks", value: null, expires: null });
  equal(results[2], { key: "breaks", value: null });
  equal(results[3].value, "x");
});
