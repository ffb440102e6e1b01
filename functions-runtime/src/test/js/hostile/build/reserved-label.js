// SPDX-License-Identifier: Apache-2.0
// Attack: A label with a reserved name; labels are no variables.
// Outcome: timed-out

export function onInvoke() {
  $rt$n: for (;;) {
    for (;;) continue $rt$n;
  }
}
