// SPDX-License-Identifier: Apache-2.0
// A sort with a comparison function.

export function onInvoke() {
  const list = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
  list.sort((a, b) => a - b);
  return new Response(String(list[1]));
}
