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

test("what a blob is made of", async () => {
  equal(await new Blob([1, null, undefined, {}, "\ud800"]).text(), "1nullundefined[object Object]\ufffd");
  equal(await new Blob(new Set(["a", "b"])).text(), "ab");
  equal(await new Blob([new Uint16Array([0x6261]), new DataView(new Uint8Array([99, 100]).buffer, 1)]).text(), "abd");
  throws("TypeError", () => new Blob(null));
  throws("TypeError", () => new Blob({}));
  throws("TypeError", () => new Blob([], 1));
  equal(new Blob([], null).type, "");
  const bytes = new Uint8Array([1]);
  const blob = new Blob([bytes]);
  bytes[0] = 2;
  equal(await blob.bytes(), new Uint8Array([1]));
});

test("the type of a blob is in lower case, or empty", () => {
  equal(new Blob([], { type: "TEXT/Plain;Charset=UTF-8" }).type, "text/plain;charset=utf-8");
  equal(new Blob([], { type: "a\u0000b" }).type, "");
  equal(new Blob([], { type: "a\u007f" }).type, "");
  equal(new Blob([], { type: null }).type, "null");
  equal(new Blob([], { type: "no type at all" }).type, "no type at all");
});

test("line endings", async () => {
  equal(await new Blob(["a\r\nb\rc\n"]).text(), "a\r\nb\rc\n");
  equal(await new Blob(["a\r\nb\rc\n\r", new Blob(["\r\n"])], { endings: "native" }).text(), "a\nb\nc\n\n\r\n");
  throws("TypeError", () => new Blob([], { endings: "other" }));
});

test("the ends of a slice are clamped", async () => {
  const blob = new Blob(["0123456789"], { type: "a/b" });
  const cases = [[[], "0123456789"], [[3], "3456789"], [[-3], "789"], [[0, -8], "01"], [[5, 2], ""], [[20, 30], ""],
    [[-20, 3], "012"], [[NaN, 3], "012"], [[0.5, 1.5], "01"], [[-Infinity, Infinity], "0123456789"], [["1", "3"], "12"],
    [[null, 2], "01"]];
  for (const [range, expected] of cases) {
    equal(await blob.slice(...range).text(), expected, JSON.stringify(range));
  }
  equal(blob.slice(0, 5).type, "");
  equal(blob.slice(0, 5, "X/Y").type, "x/y");
  equal(await blob.slice(2, 8).slice(1, 3).text(), "34");
  equal(await new Response(new File(["abc"], "n").slice(1)).text(), "bc");
});

test("stream gives the bytes in pieces", async () => {
  const blob = new Blob([new Uint8Array(200000)]);
  let total = 0;
  let pieces = 0;
  for await (const chunk of blob.stream()) {
    ok(chunk instanceof Uint8Array);
    total += chunk.length;
    pieces++;
  }
  equal(total, 200000);
  ok(pieces > 1, "more than one piece");
  ok(blob.stream() !== blob.stream(), "a new stream each time");
  equal((await new Blob().stream().getReader().read()).done, true);
  const byob = await new Blob(["ab"]).stream().getReader({ mode: "byob" }).read(new Uint8Array(1));
  equal(byob.value, new Uint8Array([97]));
});

test("interfaces of blobs and files", async () => {
  equal(Object.keys(Blob.prototype).sort(), ["arrayBuffer", "bytes", "size", "slice", "stream", "text", "type"]);
  equal(Object.keys(File.prototype).sort(), ["lastModified", "name"]);
  equal(Object.prototype.toString.call(new File([], "n")), "[object File]");
  throws("TypeError", () => Object.getOwnPropertyDescriptor(Blob.prototype, "size").get.call({}));
  throws("TypeError", () => new File());
  equal(new File([], "a/b").name, "a/b");
  equal(new File([], "\ud800").name, "\ufffd");
  equal(new File([], "n", { lastModified: "12" }).lastModified, 12);
  const before = Date.now();
  const now = new File([], "n").lastModified;
  ok(now >= before - 1 && now <= Date.now() + 1, "the time of its making");
  ok(!(new File(["x"], "n").slice(0, 1) instanceof File), "a slice of a file is a plain blob");
});
