// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred thousand lines of log.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  for (let i = 0; i < 100_000; i++) console.log(`line ${i}`);
  return new Response("logged");
}
