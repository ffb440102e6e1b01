// SPDX-License-Identifier: Apache-2.0
// Attack: A body of three hundred megabytes.
// Outcome: error RangeError

export function onInvoke() {
  return new Response(new ArrayBuffer(300_000_000));
}
