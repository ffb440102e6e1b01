// SPDX-License-Identifier: Apache-2.0
// Attack: A tree of calls that is never deep and never done.
// Outcome: timed-out

export function onInvoke() {
  const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
  return new Response(String(fib(120)));
}
