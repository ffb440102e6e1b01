// SPDX-License-Identifier: Apache-2.0
// Recursion with next to nothing in it.

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

export function onInvoke() {
  return new Response(String(fib(27)));
}
