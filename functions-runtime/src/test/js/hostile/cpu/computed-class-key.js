// SPDX-License-Identifier: Apache-2.0
// Attack: A class whose computed key never comes to be.
// Outcome: timed-out

export function onInvoke() {
  const wait = () => { for (;;); };
  class C {
    [wait()]() {}
  }
  return new Response(typeof C);
}
