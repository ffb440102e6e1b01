// SPDX-License-Identifier: Apache-2.0
// Attack: A Base64 text of blanks, read without end.
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome on V8: timed-out

export function onInvoke() {
  const text = `${" ".repeat(20_000_000)}eA==`;
  for (;;) atob(text);
}
