// SPDX-License-Identifier: Apache-2.0

const parse = (text, boundary) =>
  new Response(text.replace(/\n/g, "\r\n"), { headers: { "content-type": "multipart/form-data; boundary=" + (boundary || "b") } }).formData();

test("entries", () => {
  const form = new FormData();
  form.append("a", "1");
  form.append("b", 2);
  form.append("a", null);
  equal([...form], [["a", "1"], ["b", "2"], ["a", "null"]]);
  equal(form.get("a"), "1");
  equal(form.get("x"), null);
  equal(form.getAll("a"), ["1", "null"]);
  equal(form.has("b"), true);
  form.set("a", "3");
  equal([...form.entries()], [["a", "3"], ["b", "2"]]);
  form.set("c", "4");
  form.delete("b");
  equal([...form.keys()], ["a", "c"]);
  equal([...form.values()], ["3", "4"]);
  form.append("\ud800", "\udc00");
  equal(form.get("\ufffd"), "\ufffd");
  const seen = [];
  form.forEach((value, name, self) => seen.push(name + value + (self === form)));
  equal(seen[0], "a3true");
  throws("TypeError", () => new FormData({}));
  throws("TypeError", () => new FormData(null));
  throws("TypeError", () => form.append("a"));
  throws("TypeError", () => form.append("a", "text", "name.txt"));
  throws("TypeError", () => form.set("a"));
  throws("TypeError", () => form.get());
});

test("files", () => {
  const form = new FormData();
  form.append("blob", new Blob(["x"], { type: "text/x" }));
  form.append("named", new Blob(["y"]), "n.txt");
  const file = new File(["z"], "own.txt", { lastModified: 7 });
  form.append("file", file);
  form.append("renamed", file, "other.txt");
  const blob = form.get("blob");
  ok(blob instanceof File);
  equal([blob.name, blob.type, blob.size], ["blob", "text/x", 1]);
  equal(form.get("named").name, "n.txt");
  ok(form.get("file") === file);
  equal([form.get("renamed").name, form.get("renamed").lastModified], ["other.txt", 7]);
});

test("a form goes through multipart/form-data and comes back", async () => {
  const form = new FormData();
  form.append("plain", "v\u00e4lue");
  form.append("with \"quotes\"\r\nand lines", "a\nb\rc\r\nd");
  form.append("file", new File([new Uint8Array([0, 13, 10, 255])], "q\"\n.bin", { type: "application/x" }));
  form.append("empty", "");
  form.append("none", new File([], "e"));
  const response = new Response(form);
  const type = response.headers.get("content-type");
  const text = await response.clone().text();
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)[1];
  equal(text.substring(0, boundary.length + 4), "--" + boundary + "\r\n");
  ok(text.indexOf("name=\"with %22quotes%22%0D%0Aand lines\"\r\n\r\na\r\nb\r\nc\r\nd\r\n") > 0, "escapes");
  ok(text.indexOf("filename=\"q%22%0A.bin\"\r\nContent-Type: application/x\r\n\r\n") > 0, "file name");
  ok(text.indexOf("name=\"none\"; filename=\"e\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n") > 0, "empty file");
  equal(text.substring(text.length - boundary.length - 6), "--" + boundary + "--\r\n");
  const back = await response.formData();
  equal([...back.keys()], ["plain", "with \"quotes\"\r\nand lines", "file", "empty", "none"]);
  equal(back.get("plain"), "v\u00e4lue");
  equal(back.get("with \"quotes\"\r\nand lines"), "a\r\nb\r\nc\r\nd");
  const file = back.get("file");
  equal([file.name, file.type], ["q\"\n.bin", "application/x"]);
  equal([...new Uint8Array(await file.arrayBuffer())], [0, 13, 10, 255]);
  equal(back.get("empty"), "");
  equal(back.get("none").size, 0);
});

test("multipart bodies of others", async () => {
  const form = await parse("preamble\n--b\ncontent-DISPOSITION:form-data;name=\"a\"\nX-Other: 1\n\n1\n--b  \n"
    + "Content-Type: text/html; charset=x\nContent-Disposition: form-data; filename=\"C:\\x; name=y.txt\"; name=\"f\"\n\n"
    + "--bc\nnot the end\n--b\nContent-Disposition: form-data; name=bare\n\n\n--b--\nepilogue\n--b\n");
  equal([...form.keys()], ["a", "f", "bare"]);
  equal(form.get("a"), "1");
  equal([form.get("f").name, form.get("f").type], ["C:\\x; name=y.txt", "text/html; charset=x"]);
  equal(await form.get("f").text(), "--bc\r\nnot the end");
  equal(form.get("bare"), "");
  equal([...await parse("--b--\n")], []);
  equal((await parse("--a b\nContent-Disposition: form-data; name=\"x\"\n\ny\n--a b--", "\"a b\"")).get("x"), "y");
  const noType = await parse("--b\nContent-Disposition: form-data; name=\"x\"; filename=\"\"\n\ny\n--b--");
  equal([noType.get("x").name, noType.get("x").type], ["", "text/plain"]);
});

test("bodies that are no form", async () => {
  for (const text of ["", "text", "--b", "--b\n", "--b\n\ny\n--b--", "--b\nContent-Disposition: form-data; name=\"x\"\n\ny",
    "--b\nContent-Disposition: form-data\n\ny\n--b--", "--b\nContent-Disposition: attachment; name=\"x\"\n\ny\n--b--",
    "--b\nno header\n\ny\n--b--", "--c\nContent-Disposition: form-data; name=\"x\"\n\ny\n--c--"]) {
    await rejects("TypeError", parse(text), JSON.stringify(text));
  }
  await rejects("TypeError", new Response("a=1", { headers: { "content-type": "text/plain" } }).formData());
  await rejects("TypeError", new Response("a=1").formData());
  await rejects("TypeError", new Response("--b--", { headers: { "content-type": "multipart/form-data" } }).formData());
  const form = await new Response("a=1&b=x+%C3%A4&a=2", { headers: { "content-type": "application/x-www-form-urlencoded" } }).formData();
  equal([...form], [["a", "1"], ["b", "x \u00e4"], ["a", "2"]]);
});
