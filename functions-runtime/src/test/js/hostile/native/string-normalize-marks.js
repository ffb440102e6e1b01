// SPDX-License-Identifier: Apache-2.0
// Attack: A letter with a million marks of two kinds, to be put in order.
// Outcome: error RangeError /combining characters in a row/

export function onInvoke() {
  return new Response(String(`a${"\u0301\u0323".repeat(3_000_000)}`.normalize("NFC").length));
}
