// SPDX-License-Identifier: Apache-2.0
import { initializeApp } from "@firebase/app";
import { doc, getDoc, getFirestore, setDoc } from "@firebase/firestore/lite";

test("a document is read and written over the REST protocol of the service", async () => {
  const calls = [];
  globalThis.fetch = async (url, options) => {
    calls.push([url, options.method, JSON.parse(options.body)]);
    const time = "2024-01-01T00:00:00.000000Z";
    if (url.endsWith(":commit")) {
      return Response.json({ writeResults: [{ updateTime: time }], commitTime: time });
    }
    const fields = { n: { integerValue: "5" }, at: { timestampValue: time }, list: { arrayValue: { values: [{ stringValue: "q" }] } } };
    const name = "projects/p/databases/(default)/documents/c/1";
    return Response.json([{ found: { name, fields, createTime: time, updateTime: time }, readTime: time }]);
  };
  const store = getFirestore(initializeApp({ projectId: "p", apiKey: "k" }));
  const snapshot = await getDoc(doc(store, "c/1"));
  equal(snapshot.id, "1");
  equal(snapshot.get("n"), 5);
  equal(snapshot.get("at").toDate().toISOString(), "2024-01-01T00:00:00.000Z");
  equal(snapshot.get("list"), ["q"]);
  await setDoc(doc(store, "c/2"), { when: new Date(0), deep: { x: [1, "a", null, true, 1.5] } });
  equal(calls.length, 2);
  equal(calls[0][2].documents, ["projects/p/databases/(default)/documents/c/1"]);
  const { fields } = calls[1][2].writes[0].update;
  equal(fields.deep.mapValue.fields.x.arrayValue.values[0], { integerValue: "1" });
  equal(fields.when.timestampValue.substring(0, 10), "1970-01-01");
});
