// SPDX-License-Identifier: Apache-2.0
// env.SERVER is a listed server, env.UNLISTED the same machine by a name that is not listed.

const redirect = (env, code, to) => env.SERVER + "/redirect?code=" + code + "&to=" + encodeURIComponent(to);

function parseEcho(text) {
  const [line, ...rest] = text.split("\n");
  const end = rest.indexOf("");
  const headers = {};
  for (const field of rest.slice(0, end)) {
    headers[field.substring(0, field.indexOf("="))] = field.substring(field.indexOf("=") + 1);
  }
  return { line, headers, body: rest.slice(end + 1).join("\n") };
}

test("a simple request", async ({ env }) => {
  const response = await fetch(env.SERVER + "/echo?a=b%20c#fragment");
  ok(response instanceof Response);
  equal(response.status, 200);
  equal(response.ok, true);
  equal(response.statusText, "OK");
  equal(response.type, "basic");
  equal(response.redirected, false);
  equal(response.url, env.SERVER + "/echo?a=b%20c");
  equal(response.headers.get("x-echo"), "yes");
  throws("TypeError", () => response.headers.set("a", "b"));
  equal(response.bodyUsed, false);
  const text = await response.text();
  equal(parseEcho(text).line, "GET /echo?a=b%20c");
  equal(response.bodyUsed, true);
  await rejects("TypeError", response.text());
});

test("method, headers and body are sent", async ({ env }) => {
  const response = await fetch(env.SERVER + "/echo", {
    method: "PATCH",
    headers: { "X-One": "1", "Content-Type": "application/json", "Host": "elsewhere", "Connection": "close",
      "Content-Length": "3" },
    body: JSON.stringify({ a: "\u00e9" }),
  });
  const echo = parseEcho(await response.text());
  equal(echo.line, "PATCH /echo");
  equal(echo.headers["x-one"], "1");
  equal(echo.headers["content-type"], "application/json");
  equal(echo.headers.host, env.SERVER.substring(7));
  equal(echo.body, "{\"a\":\"\u00e9\"}");
  const form = parseEcho(await (await fetch(env.SERVER + "/echo", { method: "POST",
    body: new URLSearchParams({ q: "x y" }) })).text());
  equal(form.headers["content-type"], "application/x-www-form-urlencoded;charset=UTF-8");
  equal(form.body, "q=x+y");
  const bytes = parseEcho(await (await fetch(new Request(env.SERVER + "/echo", { method: "PUT",
    body: new Uint8Array([104, 105]) }))).text());
  equal(bytes.line, "PUT /echo");
  equal(bytes.body, "hi");
  equal(bytes.headers["content-type"], undefined);
});

test("an error status is an answer, not a failure", async ({ env }) => {
  const response = await fetch(env.SERVER + "/status?code=503");
  equal(response.ok, false);
  equal(response.status, 503);
  equal(response.statusText, "Service Unavailable");
  equal(await response.text(), "body");
  const empty = await fetch(env.SERVER + "/status?code=204");
  equal(empty.status, 204);
  equal(await empty.text(), "");
  const head = await fetch(env.SERVER + "/echo", { method: "HEAD" });
  equal(head.status, 200);
  equal(await head.text(), "");
});

test("cookies of an answer stay apart", async ({ env }) => {
  const response = await fetch(env.SERVER + "/cookies");
  equal(response.headers.getSetCookie().sort(), ["a=1", "b=2"]);
});

test("bodies can be cloned and are read in any form", async ({ env }) => {
  const response = await fetch(env.SERVER + "/bytes?count=70000");
  const clone = response.clone();
  equal((await response.arrayBuffer()).byteLength, 70000);
  equal((await clone.blob()).size, 70000);
});

test("compressed answers arrive decompressed", async ({ env }) => {
  const response = await fetch(env.SERVER + "/gzip?count=5000");
  equal(response.headers.get("content-encoding"), null);
  equal((await response.arrayBuffer()).byteLength, 5000);
  await rejects("TypeError", (await fetch(env.SERVER + "/bad-gzip")).text());
});

test("redirects are followed", async ({ env }) => {
  const response = await fetch(redirect(env, 302, "/echo?x=1"), { headers: { "x-kept": "1" } });
  equal(response.redirected, true);
  equal(response.url, env.SERVER + "/echo?x=1");
  const echo = parseEcho(await response.text());
  equal(echo.line, "GET /echo?x=1");
  equal(echo.headers["x-kept"], "1");
});

test("redirects change the method as the standard asks", async ({ env }) => {
  for (const [code, method, expected, body] of [[301, "POST", "GET", ""], [302, "POST", "GET", ""],
    [303, "PUT", "GET", ""], [307, "POST", "POST", "x"], [308, "PUT", "PUT", "x"], [301, "PUT", "PUT", "x"]]) {
    const response = await fetch(redirect(env, code, "/echo"), { method, body: "x",
      headers: { "content-type": "a/b" } });
    const echo = parseEcho(await response.text());
    equal(echo.line, expected + " /echo", code + " " + method);
    equal(echo.body, body, code + " " + method);
    equal(echo.headers["content-type"], body === "" ? undefined : "a/b", code + " " + method);
  }
  const head = await fetch(redirect(env, 303, "/status?code=200"), { method: "HEAD" });
  equal(await head.text(), "");
});

test("redirects can be refused or handed over", async ({ env }) => {
  await rejects("TypeError", fetch(redirect(env, 302, "/echo"), { redirect: "error" }));
  const manual = await fetch(redirect(env, 302, "/echo"), { redirect: "manual" });
  equal(manual.status, 302);
  equal(manual.headers.get("location"), "/echo");
  equal(await manual.text(), "moved");
});

test("redirects end", async ({ env }) => {
  const error = await rejects("TypeError", fetch(env.SERVER + "/redirect?code=302&to="));
  ok(error.message.indexOf("redirects") >= 0, error.message);
  await rejects("TypeError", fetch(redirect(env, 302, "ftp://example.com/")));
  await rejects("TypeError", fetch(redirect(env, 302, "http://")));
});

test("each hop is judged", async ({ env }) => {
  const direct = await rejects("TypeError", fetch(env.UNLISTED + "/echo"));
  ok(direct.message.indexOf("fetch failed: functions may not reach") === 0, direct.message);
  ok(direct.cause instanceof Error);
  const hop = await rejects("TypeError", fetch(redirect(env, 302, env.UNLISTED + "/echo")));
  ok(hop.message.indexOf("functions may not reach") >= 0, hop.message);
  await rejects("TypeError", fetch("http://169.254.169.254/latest/meta-data/"));
  await rejects("TypeError", fetch("http://2130706434:" + new URL(env.UNLISTED).port + "/"));
});

test("no spelling of an address gets past the rules", async () => {
  for (const host of ["2130706433", "0x7f000001", "017700000001", "127.1", "0x7f.1", "0177.0.0.1", "127.0.0.1.",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "\uff11\uff12\uff17.0.0.1", "127\u30020\u30020\u30021"]) {
    const error = await rejects("TypeError", fetch("http://" + host + "/"));
    ok(error.message.indexOf("it is not a public address") > 0, host + ": " + error.message);
  }
  for (const host of ["localhost", "LOCALHOST.", "app.localhost", "printer.local", "db.internal"]) {
    const error = await rejects("TypeError", fetch("http://" + host + "/"));
    ok(error.message.indexOf("functions may not reach") > 0 || error.message.indexOf("resolved") > 0,
        host + ": " + error.message);
  }
  await rejects("TypeError", fetch("http://user:password@127.0.0.1/"));
  const port = await rejects("TypeError", fetch("http://93.184.216.34:6000/"));
  ok(port.message.indexOf("blocked") > 0, port.message);
});

test("only http, https and data", async () => {
  await rejects("TypeError", fetch("file:///etc/passwd"));
  await rejects("TypeError", fetch("blob:http://h/x"));
  await rejects("TypeError", fetch("/relative"));
  await rejects("TypeError", fetch());
  await rejects("TypeError", fetch("http://h/", { method: "GET", body: "x" }));
});

test("broken connections", async ({ env }) => {
  const reset = await rejects("TypeError", fetch(env.SERVER + "/reset"));
  ok(reset.message.indexOf("fetch failed: ") === 0, reset.message);
  const cut = await fetch(env.SERVER + "/cut");
  equal(cut.status, 200);
  await rejects("TypeError", cut.text());
  const closed = await rejects("TypeError", fetch(env.CLOSED + "/"));
  ok(closed.message.indexOf("cannot connect") >= 0, closed.message);
});

test("aborting", async ({ env }) => {
  await rejects("AbortError", fetch(env.SERVER + "/echo", { signal: AbortSignal.abort() }));
  const controller = new AbortController();
  const waiting = fetch(env.SERVER + "/hang", { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await rejects("AbortError", waiting);
  const reason = new RangeError("own");
  const second = new AbortController();
  const pending = fetch(env.SERVER + "/hang", { signal: second.signal });
  second.abort(reason);
  equal(await rejects("RangeError", pending), reason);
  await rejects("TimeoutError", fetch(env.SERVER + "/hang", { signal: AbortSignal.timeout(20) }));
});

test("aborting while the body arrives", async ({ env }) => {
  const controller = new AbortController();
  const response = await fetch(env.SERVER + "/hang-in-body", { signal: controller.signal });
  equal(response.status, 200);
  const text = response.text();
  controller.abort();
  await rejects("AbortError", text);
});

test("several requests at once", async ({ env }) => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map(async (number) =>
    parseEcho(await (await fetch(env.SERVER + "/echo?" + number)).text()).line));
  equal(answers, ["GET /echo?1", "GET /echo?2", "GET /echo?3", "GET /echo?4", "GET /echo?5"]);
});
