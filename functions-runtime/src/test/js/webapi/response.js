// SPDX-License-Identifier: Apache-2.0

test("a response has the defaults of the standard", () => {
  const response = new Response();
  equal(response.status, 200);
  equal(response.ok, true);
  equal(response.statusText, "");
  equal(response.type, "default");
  equal(response.url, "");
  equal(response.redirected, false);
  equal(response.bodyUsed, false);
  equal([...response.headers], []);
});

test("the kind of body decides the content type", async () => {
  equal(new Response("x").headers.get("content-type"), "text/plain;charset=UTF-8");
  equal(new Response(new URLSearchParams({ a: "b" })).headers.get("content-type"),
      "application/x-www-form-urlencoded;charset=UTF-8");
  equal(new Response(new Uint8Array([1])).headers.get("content-type"), null);
  equal(new Response(new Blob(["x"], { type: "image/Png" })).headers.get("content-type"), "image/png");
  equal(new Response("x", { headers: { "Content-Type": "a/b" } }).headers.get("content-type"), "a/b");
  equal(await new Response(12).text(), "12");
  equal(await new Response({}).text(), "[object Object]");
  equal(await new Response(null).text(), "");
});

test("bodies can be read in every form, once", async () => {
  equal(await new Response("h\u00e9\ud83d\ude00").text(), "h\u00e9\ud83d\ude00");
  equal(await new Response("{\"a\":[1,2]}").json(), { a: [1, 2] });
  equal(new Uint8Array(await new Response("\u00e9").arrayBuffer()), new Uint8Array([0xc3, 0xa9]));
  equal(await new Response(new Uint8Array([104, 105])).text(), "hi");
  equal(await new Response(new Uint8Array([1, 104, 105, 2]).subarray(1, 3)).text(), "hi");
  equal(await new Response(new Uint8Array([104, 105]).buffer).text(), "hi");
  equal(await new Response(new DataView(new Uint8Array([104]).buffer)).text(), "h");
  const blob = await new Response("abc", { headers: { "content-type": "text/x" } }).blob();
  equal(blob.size, 3);
  equal(blob.type, "text/x");
  const once = new Response("x");
  await once.text();
  equal(once.bodyUsed, true);
  await rejects("TypeError", once.text());
  await rejects("TypeError", once.json());
  const empty = new Response();
  await empty.text();
  equal(empty.bodyUsed, false);
  await rejects("SyntaxError", new Response("{").json());
});

test("a byte order mark is not part of the text", async () => {
  equal(await new Response(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).text(), "a");
  equal(await new Response("\ufeffa").text(), "a");
  equal(await new Response("\ufeff{}").json(), {});
  equal(await new Response(new Uint8Array([0x61, 0xff, 0x62])).text(), "a\ufffdb");
  equal(await new Response("\ud800").text(), "\ufffd");
});

test("what is read does not share memory with what was given", async () => {
  const bytes = new Uint8Array([1, 2]);
  const response = new Response(bytes);
  bytes[0] = 9;
  const first = response.clone();
  const read = new Uint8Array(await response.arrayBuffer());
  equal(read[0], 1);
  read[0] = 7;
  equal(new Uint8Array(await first.arrayBuffer())[0], 1);
});

test("clone gives an independent response", async () => {
  const response = new Response("x", { status: 201, statusText: "Yes", headers: { a: "1" } });
  const clone = response.clone();
  clone.headers.set("a", "2");
  equal(response.headers.get("a"), "1");
  equal(clone.status, 201);
  equal(clone.statusText, "Yes");
  equal(await response.text(), "x");
  equal(clone.bodyUsed, false);
  equal(await clone.text(), "x");
  throws("TypeError", () => response.clone());
});

test("the constructor checks what it is given", () => {
  throws("RangeError", () => new Response("", { status: 199 }));
  throws("RangeError", () => new Response("", { status: 600 }));
  throws("TypeError", () => new Response("", { status: 204 }));
  throws("TypeError", () => new Response("x", { status: 304 }));
  equal(new Response(null, { status: 204 }).status, 204);
  equal(new Response(undefined, { status: 304 }).status, 304);
  equal(new Response("", { status: "404" }).status, 404);
  equal(new Response("", { status: 404 }).ok, false);
  throws("TypeError", () => new Response("", { statusText: "a\nb" }));
  throws("TypeError", () => new Response("", { headers: { "a b": "" } }));
});

test("Response.json writes JSON", async () => {
  const response = Response.json({ a: "\u00fc" }, { status: 202 });
  equal(response.status, 202);
  equal(response.headers.get("content-type"), "application/json");
  equal(await response.text(), "{\"a\":\"\u00fc\"}");
  equal(Response.json([], { headers: { "content-type": "a/json" } }).headers.get("content-type"), "a/json");
  throws("TypeError", () => Response.json(undefined));
  throws("TypeError", () => Response.json(() => 1));
  const cycle = {};
  cycle.self = cycle;
  throws("TypeError", () => Response.json(cycle));
  ok(Response.json({}) instanceof Response);
});

test("Response.error and Response.redirect", () => {
  const error = Response.error();
  equal(error.type, "error");
  equal(error.status, 0);
  throws("TypeError", () => error.headers.set("a", "b"));
  const redirect = Response.redirect("https://example.com/a b", 301);
  equal(redirect.status, 301);
  equal(redirect.headers.get("location"), "https://example.com/a%20b");
  equal(Response.redirect("https://example.com/").status, 302);
  throws("RangeError", () => Response.redirect("https://example.com/", 200));
  throws("TypeError", () => Response.redirect("not a url"));
});

test("forms survive both encodings", async () => {
  const form = new FormData();
  form.append("a", "1");
  form.append("a", "2");
  form.append("file", new Blob(["hello"], { type: "text/x" }), "n\"1.txt");
  equal(form.getAll("a"), ["1", "2"]);
  const response = new Response(form);
  ok(/^multipart\/form-data; ?boundary=/.test(response.headers.get("content-type")));
  const back = await response.formData();
  equal(back.getAll("a"), ["1", "2"]);
  equal(back.get("file").name, "n\"1.txt");
  equal(back.get("file").type, "text/x");
  equal(await back.get("file").text(), "hello");
  const simple = await new Response(new URLSearchParams("x=1&y=a+b")).formData();
  equal([...simple], [["x", "1"], ["y", "a b"]]);
  await rejects("TypeError", new Response("x").formData());
});

test("a method on a foreign object fails", () => {
  throws("TypeError", () => Object.getOwnPropertyDescriptor(Response.prototype, "status").get.call({}));
  equal(Object.prototype.toString.call(new Response()), "[object Response]");
});
