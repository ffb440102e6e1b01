// SPDX-License-Identifier: Apache-2.0
// Attack: A host name of a hundred thousand letters that are not ASCII.
// Outcome: timed-out
// Outcome: error TypeError /Invalid URL/

export function onInvoke() {
  let label = "";
  for (let i = 0; i < 100_000; i++) label += String.fromCharCode(0x4e00 + ((i * 7919) % 20_000));
  return new Response(new URL(`http://${label}.com/`).host.slice(0, 4));
}
