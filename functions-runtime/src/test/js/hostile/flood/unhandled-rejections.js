// SPDX-License-Identifier: Apache-2.0
// Attack: twenty thousand promises rejected with nobody to catch them.
// Outcome: answers answered

export function onInvoke() {
  for (let i = 0; i < 20_000; i++) Promise.reject(new Error(`number ${i}`));
  return new Response("answered");
}
