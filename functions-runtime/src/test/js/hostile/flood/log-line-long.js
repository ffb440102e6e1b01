// SPDX-License-Identifier: Apache-2.0
// Attack: A line of log of fifty million letters.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: answers logged

export function onInvoke() {
  console.log("x".repeat(50_000_000));
  return new Response("logged");
}
