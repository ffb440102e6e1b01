// SPDX-License-Identifier: Apache-2.0
// Ten headers read, five set.

const READ = [
  "accept",
  "accept-encoding",
  "accept-language",
  "authorization",
  "cache-control",
  "content-type",
  "origin",
  "referer",
  "user-agent",
  "x-request-id",
];

export function onInvoke(request) {
  let length = 0;
  for (const name of READ) length += request.headers.get(name).length;
  const headers = new Headers();
  headers.set("access-control-allow-origin", request.headers.get("origin"));
  headers.set("cache-control", "no-store");
  headers.set("content-type", "text/plain");
  headers.set("x-length", String(length));
  headers.set("x-request-id", request.headers.get("x-request-id"));
  return new Response("ok", { headers });
}
