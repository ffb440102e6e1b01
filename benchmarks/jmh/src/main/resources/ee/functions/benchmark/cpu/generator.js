// SPDX-License-Identifier: Apache-2.0
// A generator read to its end.

function* numbers(end) {
  for (let i = 0; i < end; i++) yield i;
}

export function onInvoke() {
  let sum = 0;
  for (const n of numbers(5000)) sum += n;
  return new Response(String(sum));
}
