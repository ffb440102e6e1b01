// SPDX-License-Identifier: Apache-2.0
// Attack: A body whose text is small and whose bytes are three times as many.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  return new Response("\u0800".repeat(60_000_000));
}
