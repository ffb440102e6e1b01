// SPDX-License-Identifier: Apache-2.0
// Fifty awaits.

const next = async (n) => n + 1;

export async function onInvoke() {
  let sum = 0;
  for (let i = 0; i < 50; i++) sum = await next(sum);
  return new Response(String(sum));
}
