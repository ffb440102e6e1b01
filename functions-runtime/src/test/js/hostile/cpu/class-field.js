// SPDX-License-Identifier: Apache-2.0
// Attack: A class whose field is never initialised.
// Outcome: timed-out

export function onInvoke() {
  class C {
    field = (() => { for (;;); })();
  }
  new C();
}
