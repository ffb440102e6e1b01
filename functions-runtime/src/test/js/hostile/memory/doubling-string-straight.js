// SPDX-License-Identifier: Apache-2.0
// Attack: A string that doubles without any loop, and is then read.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  let t = "0123456789abcdef";
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  t += t;
  return new Response(String(t.charCodeAt(7)));
}
