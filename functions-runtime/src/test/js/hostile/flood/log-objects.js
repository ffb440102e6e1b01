// SPDX-License-Identifier: Apache-2.0
// Attack: Giant objects written to the console.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key${i}`, { a: [i] }]));
  for (let i = 0; i < 50; i++) console.log(wide, [wide], new Map([[wide, wide]]));
  return new Response("logged");
}
