// SPDX-License-Identifier: Apache-2.0
// Attack: A string that doubles in a loop.
// Outcome: error RangeError /string length|repeat count|limit/

export function onInvoke() {
  let text = "x";
  for (;;) text += text;
}
