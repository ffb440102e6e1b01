// SPDX-License-Identifier: Apache-2.0
// Attack: A text that is quoted again and again.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory

export function onInvoke() {
  let text = "\"\\";
  for (;;) text = JSON.stringify(text);
}
