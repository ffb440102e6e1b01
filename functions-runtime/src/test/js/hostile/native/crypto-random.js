// SPDX-License-Identifier: Apache-2.0
// Attack: A random number of a gigabyte.
// Outcome: error QuotaExceededError

export function onInvoke() {
  return new Response(String(crypto.getRandomValues(new Uint8Array(2 ** 25)).length));
}
