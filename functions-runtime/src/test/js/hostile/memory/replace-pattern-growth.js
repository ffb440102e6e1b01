// SPDX-License-Identifier: Apache-2.0
// Attack: A replacement that puts what precedes and what follows into each match.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const text = "x".repeat(100_000);
  return new Response(text.replace(/x/g, "$`$'"));
}
