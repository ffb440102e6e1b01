// SPDX-License-Identifier: Apache-2.0
// Attack: A letter that is eighteen when it is taken apart.
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  return new Response(String("\uFDFA".repeat(8_000_000).normalize("NFKD").length));
}
