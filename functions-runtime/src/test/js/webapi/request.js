// SPDX-License-Identifier: Apache-2.0

test("a request has the defaults of the standard", () => {
  const request = new Request("http://example.com/a b?c#d");
  equal(request.method, "GET");
  equal(request.url, "http://example.com/a%20b?c#d");
  equal([...request.headers], []);
  equal(request.redirect, "follow");
  equal(request.bodyUsed, false);
  equal(request.signal.aborted, false);
  ok(request.signal instanceof AbortSignal);
  equal(request.keepalive, false);
});

test("methods are normalized as the standard lists them", () => {
  equal(new Request("http://h/", { method: "post" }).method, "POST");
  equal(new Request("http://h/", { method: "dElete" }).method, "DELETE");
  equal(new Request("http://h/", { method: "patch" }).method, "patch");
  equal(new Request("http://h/", { method: "FOO" }).method, "FOO");
  throws("TypeError", () => new Request("http://h/", { method: "a b" }));
  throws("TypeError", () => new Request("http://h/", { method: "TRACE" }));
  throws("TypeError", () => new Request("http://h/", { method: "connect" }));
});

test("the constructor checks what it is given", () => {
  throws("TypeError", () => new Request("/relative"));
  throws("TypeError", () => new Request("http://u:p@h/"));
  throws("TypeError", () => new Request("http://h/", { body: "x" }));
  throws("TypeError", () => new Request("http://h/", { method: "HEAD", body: "x" }));
  throws("TypeError", () => new Request("http://h/", { redirect: "maybe" }));
  throws("TypeError", () => new Request("http://h/", { signal: {} }));
  throws("TypeError", () => new Request());
});

test("bodies", async () => {
  const request = new Request("http://h/", { method: "POST", body: "{\"a\":1}" });
  equal(request.headers.get("content-type"), "text/plain;charset=UTF-8");
  const clone = request.clone();
  equal(await request.json(), { a: 1 });
  equal(request.bodyUsed, true);
  equal(await clone.text(), "{\"a\":1}");
  throws("TypeError", () => request.clone());
});

test("a request can be made of a request", async () => {
  const first = new Request("http://h/", { method: "PUT", body: "x", headers: { a: "1" } });
  const second = new Request(first, { headers: { b: "2" } });
  equal(second.method, "PUT");
  equal(second.url, "http://h/");
  equal(second.headers.get("a"), null);
  equal(second.headers.get("b"), "2");
  equal(first.bodyUsed, true);
  equal(await second.text(), "x");
  throws("TypeError", () => new Request(first));
  equal(new Request(new URL("http://h/p")).url, "http://h/p");
});

test("the signal of the options reaches the request", () => {
  const controller = new AbortController();
  const request = new Request("http://h/", { signal: controller.signal });
  const clone = request.clone();
  controller.abort("why");
  equal(request.signal.aborted, true);
  equal(request.signal.reason, "why");
  equal(clone.signal.aborted, true);
});

test("the request of the invocation", async ({ request }) => {
  ok(request instanceof Request);
  equal(request.method, "POST");
  ok(request.url.indexOf("http") === 0);
  equal(request.headers.get("content-type"), "application/json");
  equal((await request.clone().json()).payload, "{\"greeting\":\"h\u00e9\"}");
  equal(JSON.parse((await request.json()).payload), { greeting: "h\u00e9" });
  equal(request.bodyUsed, true);
});
