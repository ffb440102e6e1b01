// SPDX-License-Identifier: Apache-2.0
// Attack: Digests of ten megabytes without end, a hundred at a time.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const bytes = new Uint8Array(10_000_000);
  for (;;) await Promise.all(Array.from({ length: 100 }, () => crypto.subtle.digest("SHA-512", bytes)));
}
