// SPDX-License-Identifier: Apache-2.0
// Attack: A template tag that never returns.
// Outcome: timed-out

export function onInvoke() {
  const tag = () => { for (;;); };
  return new Response(tag`x`);
}
