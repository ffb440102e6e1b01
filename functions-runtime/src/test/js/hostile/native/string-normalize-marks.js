// SPDX-License-Identifier: Apache-2.0
// Attack: A letter with a million marks of two kinds, to be put in order.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  return new Response(String(`a${"\u0301\u0323".repeat(3_000_000)}`.normalize("NFC").length));
}
