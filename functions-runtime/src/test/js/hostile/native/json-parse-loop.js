// SPDX-License-Identifier: Apache-2.0
// Attack: A JSON text of megabytes, read without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const text = JSON.stringify(new Array(500_000).fill({ a: [1, "two"] }));
  for (;;) JSON.parse(text);
}
