// SPDX-License-Identifier: Apache-2.0
// Three loops in one another over arrays of numbers.

export function onInvoke() {
  const size = 60;
  const a = Array.from({ length: size * size }, (_, i) => i % 7);
  const c = new Array(size * size).fill(0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += a[i * size + k] * a[k * size + j];
      c[i * size + j] = sum;
    }
  }
  return new Response(String(c[17]));
}
