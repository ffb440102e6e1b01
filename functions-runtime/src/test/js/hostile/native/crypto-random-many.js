// SPDX-License-Identifier: Apache-2.0
// Attack: Random numbers without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const bytes = new Uint8Array(65536);
  for (;;) crypto.getRandomValues(bytes);
}
