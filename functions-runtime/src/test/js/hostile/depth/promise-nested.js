// SPDX-License-Identifier: Apache-2.0
// Attack: A promise resolved with a promise, a hundred thousand times.
// Outcome: timed-out
// Outcome: memory
// Outcome on V8: answers 1
// Outcome on V8: timed-out

export async function onInvoke() {
  let promise = Promise.resolve(1);
  for (let i = 0; i < 100_000; i++) {
    const before = promise;
    promise = new Promise((resolve) => resolve(before));
  }
  return new Response(String(await promise));
}
