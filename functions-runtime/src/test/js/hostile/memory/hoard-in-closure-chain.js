// SPDX-License-Identifier: Apache-2.0
// Attack: A closure of each invocation that holds that of the one before.
// Outcome: answers fine
// Invocations: 100

let last = null;
let count = 0;

export function onInvoke() {
  const before = last;
  const numbers = new Float64Array(500_000).fill(1);
  last = () => [before, numbers];
  count++;
  return new Response(count < 60 ? "fine" : "hoards");
}
