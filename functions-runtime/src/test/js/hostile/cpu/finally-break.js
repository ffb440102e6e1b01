// SPDX-License-Identifier: Apache-2.0
// Attack: A finally block that leaves the block it was stopped in, and an answer behind it.
// Outcome: timed-out

export function onInvoke() {
  block: {
    try {
      for (;;);
    } finally {
      break block;
    }
  }
  return new Response("swallowed");
}
