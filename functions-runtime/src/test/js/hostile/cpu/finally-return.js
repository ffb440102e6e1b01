// SPDX-License-Identifier: Apache-2.0
// Attack: A finally block that answers in spite of the stop.
// Outcome: timed-out

export function onInvoke() {
  try {
    for (;;);
  } finally {
    return new Response("swallowed");
  }
}
