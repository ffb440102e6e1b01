// SPDX-License-Identifier: Apache-2.0
// Attack: A catch clause that takes the stop apart.
// Outcome: timed-out

export function onInvoke() {
  for (;;) {
    try {
      for (;;);
    } catch ({ message = "" }) {
      message.length;
    }
  }
}
