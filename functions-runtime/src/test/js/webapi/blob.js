// SPDX-License-Identifier: Apache-2.0

test("blobs join their parts", async () => {
  const blob = new Blob(["a\u00e9", new Uint8Array([98]), new Blob(["c"])], { type: "Text/X" });
  equal(blob.size, 5);
  equal(blob.type, "text/x");
  equal(await blob.text(), "a\u00e9bc");
  equal(new Uint8Array(await blob.arrayBuffer()).length, 5);
  equal(new Blob().size, 0);
  equal(new Blob([], { type: "\u00e9" }).type, "");
  throws("TypeError", () => new Blob("x"));
});

test("slices", async () => {
  const blob = new Blob(["abcdef"]);
  equal(await blob.slice(1, 3).text(), "bc");
  equal(await blob.slice(-2).text(), "ef");
  equal(await blob.slice(4, 2).text(), "");
  equal(blob.slice(0, 1, "a/b").type, "a/b");
});

test("files have a name", async () => {
  const file = new File(["x"], "n.txt", { type: "text/plain", lastModified: 7 });
  equal(file.name, "n.txt");
  equal(file.lastModified, 7);
  ok(file instanceof Blob);
  equal(await file.text(), "x");
  throws("TypeError", () => new File(["x"]));
});

test("form data", () => {
  const form = new FormData();
  form.append("a", 1);
  form.set("b", "x");
  form.set("b", "y");
  equal([...form], [["a", "1"], ["b", "y"]]);
  equal(form.has("a"), true);
  form.delete("a");
  equal(form.get("a"), null);
  form.append("f", new Blob(["x"]));
  equal(form.get("f").name, "blob");
  throws("TypeError", () => form.append("a", "text", "name"));
});
