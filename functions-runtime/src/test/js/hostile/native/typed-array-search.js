// SPDX-License-Identifier: Apache-2.0
// Attack: A typed array of fifty million elements searched for a value it does not have, without end.
// Outcome: timed-out
// Outcome: memory
// Outcome: error RangeError /allocation|typed array length|array length|limit/

export function onInvoke() {
  const bytes = new Uint8Array(50_000_000);
  for (;;) bytes.indexOf(1);
}
