// SPDX-License-Identifier: Apache-2.0
// Attack: A chain of two hundred thousand reactions.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: answers 200000
// Outcome on V8: timed-out

export async function onInvoke() {
  let promise = Promise.resolve(0);
  for (let i = 0; i < 200_000; i++) promise = promise.then((n) => n + 1);
  return new Response(String(await promise));
}
