// SPDX-License-Identifier: Apache-2.0
// Attack: Two loops of which the inner one continues the outer one.
// Outcome: timed-out

export function onInvoke() {
  outer: for (;;) {
    for (;;) {
      continue outer;
    }
  }
}
