// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text of one object with a million keys.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /array length|limit/
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  let text = "{";
  for (let i = 0; i < 4_000_000; i++) text += `"key${i}":0,`;
  return new Response(String(Object.keys(JSON.parse(`${text}"last":0}`)).length));
}
