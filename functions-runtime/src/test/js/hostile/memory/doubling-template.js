// SPDX-License-Identifier: Apache-2.0
// Attack: A template string that holds itself twice.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  let text = "x";
  for (let i = 0; i < 40; i++) text = `${text}${text}`;
  return new Response(text);
}
