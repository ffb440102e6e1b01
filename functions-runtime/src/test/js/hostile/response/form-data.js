// SPDX-License-Identifier: Apache-2.0
// Attack: A form of three hundred megabytes as a body.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  const form = new FormData();
  for (let i = 0; i < 300; i++) form.append("field", "x".repeat(1_000_000));
  return new Response(form);
}
