// SPDX-License-Identifier: Apache-2.0
// An address taken apart, another one put together.

export function onInvoke(request) {
  const url = new URL(request.url);
  const next = new URL("/orders", url);
  for (const tag of url.searchParams.getAll("tag")) next.searchParams.append("tag", tag.toUpperCase());
  next.searchParams.set("page", String(Number(url.searchParams.get("page")) + 1));
  next.searchParams.set("q", "a b&c=d/é");
  next.searchParams.sort();
  return new Response(next.href);
}
