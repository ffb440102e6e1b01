// SPDX-License-Identifier: Apache-2.0
// Attack: A formatter with more digits than numbers have.
// Outcome: error RangeError

export function onInvoke() {
  return new Response(new Intl.NumberFormat("en", { maximumFractionDigits: 1e9 }).format(1));
}
