// SPDX-License-Identifier: Apache-2.0
// Attack: A form without end.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const form = new FormData();
  for (let i = 0; ; i++) form.append(`key${i}`, "x".repeat(1000));
}
