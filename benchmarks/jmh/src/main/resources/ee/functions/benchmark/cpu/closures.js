// SPDX-License-Identifier: Apache-2.0
// Chains of array methods with small callbacks.

export function onInvoke() {
  let sum = 0;
  const list = Array.from({ length: 2000 }, (_, i) => i);
  for (let i = 0; i < 20; i++) {
    sum += list.map((x) => x + i).filter((x) => x % 3 === 0).reduce((a, b) => a + b, 0);
  }
  return new Response(String(sum));
}
