// SPDX-License-Identifier: Apache-2.0

test("every result has the shape of the documentation", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("batch");
  const results = await kv.processBatchOperations([
    { op: "set", key: "a", value: "1" },
    { op: "get", key: "a" },
    { op: "get", key: "missing" },
    { op: "delete", key: "a" },
    { op: "delete", key: "a" },
    { op: "testAndSet", key: "t", oldValue: null, newValue: true },
    { op: "testAndSet", key: "t", oldValue: "no", newValue: "x" },
    { op: "testAndSet", key: "t", oldValue: "no", newValue: null },
    { op: "testAndSet", key: "t", oldValue: true, newValue: null },
    { op: "get", key: "t" },
  ]);
  equal(results.length, 10);
  const expires = results[0].expires;
  ok(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(expires));
  equal(results[0], { key: "a", value: "1", expires });
  equal(results[1], { key: "a", value: "1", expires: results[1].expires });
  equal(results[2], { key: "missing", value: null, expires: null });
  equal(results[3], { key: "a", value: "1" });
  equal(results[4], { key: "a", value: null });
  equal(results[5], { key: "t", value: true, expires: results[5].expires });
  equal(results[6], { key: "t", value: null, expires: null });
  equal(results[7], { key: "t", value: null });
  equal(results[8], { key: "t", value: true });
  equal(results[9], { key: "t", value: null, expires: null });
});

test("a batch that breaks a rule is rejected and nothing of it happens", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("rejected");
  const good = { op: "set", key: "good", value: "x" };
  for (const bad of [
    { op: "put", key: "k" },
    { key: "k" },
    { op: "get" },
    { op: "get", key: "" },
    { op: "get", key: "a b" },
    { op: "get", key: "x".repeat(513) },
    { op: "get", key: "k", value: "x" },
    { op: "delete", key: "k", oldValue: null },
    { op: "set", key: "k" },
    { op: "set", key: "k", value: null },
    { op: "set", key: "k", value: 5 },
    { op: "set", key: "k", value: "x".repeat(15999) },
    { op: "set", key: "k", value: "x", newValue: "y" },
    { op: "testAndSet", key: "k", oldValue: "x" },
    { op: "testAndSet", key: "k", newValue: "x" },
    { op: "testAndSet", key: "k", oldValue: {}, newValue: "x" },
    null,
    "get",
  ]) {
    await rejects("TypeError", kv.processBatchOperations([good, bad]), JSON.stringify(bad).substring(0, 60));
  }
  await rejects("TypeError", kv.processBatchOperations());
  await rejects("TypeError", kv.processBatchOperations({}));
  equal(await kv.processBatchOperations([]), []);
  await rejects("TypeError", kv.processBatchOperations(new Array(11).fill(good)));
  equal(await kv.get("good"), null);
  equal((await kv.processBatchOperations(new Array(10).fill(good))).length, 10);
});

test("operations happen in their order", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("order");
  const results = await kv.processBatchOperations([
    { op: "set", key: "k", value: "1" },
    { op: "testAndSet", key: "k", oldValue: "1", newValue: "2" },
    { op: "get", key: "k" },
  ]);
  equal(results.map((result) => result.value), ["1", "2", "2"]);
});

test("a failing operation answers with nulls and does not stop the others", async ({ kvStoreFactory }) => {
  const kv = kvStoreFactory.initializeKvStore("failing");
  const results = await kv.processBatchOperations([
    { op: "get", key: "breaks" },
    { op: "delete", key: "breaks" },
    { op: "set", key: "works", value: "x" },
  ]);
  equal(results[0], { key: "breaks", value: null, expires: null });
  equal(results[1], { key: "breaks", value: null });
  equal(results[2].value, "x");
  await rejects("Error", kv.get("breaks"));
});
