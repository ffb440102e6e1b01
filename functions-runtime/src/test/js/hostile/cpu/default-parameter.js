// SPDX-License-Identifier: Apache-2.0
// Attack: A default parameter that is never done.
// Outcome: timed-out

export function onInvoke() {
  const wait = () => { for (;;); };
  const f = (x = wait()) => x;
  f();
}
