// SPDX-License-Identifier: Apache-2.0
// Attack: A text walked letter by letter with a method that starts anew each time.
// Outcome: timed-out
// Outcome: memory

export function onInvoke() {
  const text = "x".repeat(5_000_000);
  let i = 0;
  for (;;) text.substring(0, i++ % text.length).toUpperCase();
}
