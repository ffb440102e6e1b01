// SPDX-License-Identifier: Apache-2.0
// Attack: A finally block that goes on with the loop it should leave.
// Outcome: timed-out

export function onInvoke() {
  for (;;) {
    try {
      for (;;);
    } finally {
      continue;
    }
  }
}
