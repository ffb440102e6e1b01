// SPDX-License-Identifier: Apache-2.0
// Attack: Twenty thousand lines of log.
// Outcome: answers logged

export function onInvoke() {
  for (let i = 0; i < 20_000; i++) console.log(`line ${i}`);
  return new Response("logged");
}
