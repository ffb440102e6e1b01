// SPDX-License-Identifier: Apache-2.0
// Attack: A finally block that loops as well, nested in others that do.
// Outcome: timed-out

export function onInvoke() {
  try {
    try {
      for (;;);
    } finally {
      for (;;);
    }
  } finally {
    for (;;);
  }
}
