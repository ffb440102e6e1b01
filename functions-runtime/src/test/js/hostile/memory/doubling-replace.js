// SPDX-License-Identifier: Apache-2.0
// Attack: A text in which each letter is replaced by the text.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let text = "xx";
  for (;;) text = text.replace(/x/g, text.slice(0, 1000));
}
