// SPDX-License-Identifier: Apache-2.0
// Attack: Thenables in thenables that call back at once.
// Outcome: answers 1
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const nest = (n) => ({ then: (resolve) => resolve(n > 0 ? nest(n - 1) : 1) });
  return new Response(String(await nest(100_000)));
}
