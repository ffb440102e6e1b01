// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred thousand promises rejected with nobody to catch them.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (let i = 0; i < 100_000; i++) Promise.reject(new Error(`number ${i}`));
  return new Response("answered");
}
