// SPDX-License-Identifier: Apache-2.0
// Attack: Search parameters without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const params = new URLSearchParams();
  for (let i = 0; ; i++) params.append(`key${i}`, "x".repeat(1000));
}
