// SPDX-License-Identifier: Apache-2.0
// Attack: A text encoded in Base64 again and again.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: memory
// Outcome: timed-out
// Outcome: error .*Error

export function onInvoke() {
  let text = "x";
  for (;;) text = btoa(text);
}
