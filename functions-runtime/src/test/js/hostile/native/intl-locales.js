// SPDX-License-Identifier: Apache-2.0
// Attack: A list of a million locales.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(String(Intl.getCanonicalLocales(Array.from({ length: 1_000_000 }, (_, i) => `en-x-a${i}`)).length));
}
