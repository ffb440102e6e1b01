// SPDX-License-Identifier: Apache-2.0
// Attack: A stream into which more is put than anybody reads.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  new ReadableStream({
    start(controller) {
      for (;;) controller.enqueue(new Uint8Array(100_000));
    },
  });
}
