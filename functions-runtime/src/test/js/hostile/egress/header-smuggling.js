// SPDX-License-Identifier: Apache-2.0
// Attack: Headers and methods that would let one request be read as two.
// Outcome: answers nothing reached

export function onInvoke() {
  const reached = [];
  const tries = [
    () => new Headers({ "x-a": "b\r\nHost: 127.0.0.1" }),
    () => new Headers({ "x-a\r\nHost": "127.0.0.1" }),
    () => new Request("http://example.invalid/", { method: "GET / HTTP/1.1\r\nHost: x" }),
    () => new Request("http://example.invalid/", { method: "CONNECT" }),
    () => new Request("http://example.invalid/", { method: "TRACE" }),
    () => new Headers({ "x-a": "b\0" }),
    () => new Response("x", { statusText: "OK\r\nset-cookie: a=b" }),
    () => new Response("x", { headers: { location: "x\r\nset-cookie: a=b" } }),
  ];
  for (const attempt of tries) {
    try {
      attempt();
      reached.push(`${attempt}`);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
