// SPDX-License-Identifier: Apache-2.0
// Attack: An instanceof whose method never returns.
// Outcome: timed-out

export function onInvoke() {
  return new Response(String(1 instanceof { [Symbol.hasInstance]() { for (;;); } }));
}
