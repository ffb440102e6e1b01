// SPDX-License-Identifier: Apache-2.0
// Attack: Conversions that convert, a tree of them and neither loop nor call written down.
// Outcome: timed-out

export function onInvoke() {
  const level = (below) => ({ valueOf: () => below + below });
  let top = 1;
  for (let i = 0; i < 100; i++) top = level(top);
  return new Response(String(+top));
}
