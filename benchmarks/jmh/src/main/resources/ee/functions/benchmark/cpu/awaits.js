// SPDX-License-Identifier: Apache-2.0
// Two thousand awaits.

export async function onInvoke() {
  let sum = 0;
  for (let i = 0; i < 2000; i++) sum += await i;
  return new Response(String(sum));
}
