// SPDX-License-Identifier: Apache-2.0
// Attack: A function bound to itself again and again.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  let f = () => 1;
  for (;;) f = f.bind(f, f);
}
