// SPDX-License-Identifier: Apache-2.0
// Attack: A deep object with the widest indentation JSON allows.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: error RangeError

export function onInvoke() {
  let deep = [];
  for (let i = 0; i < 800; i++) deep = [deep, 1];
  const many = new Array(2000).fill(deep);
  return new Response(JSON.stringify(many, null, 10));
}
