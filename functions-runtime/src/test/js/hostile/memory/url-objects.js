// SPDX-License-Identifier: Apache-2.0
// Attack: URL objects, all kept.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(new URL(`https://example.com/${i}?q=${i}`));
}
