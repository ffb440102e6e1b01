// SPDX-License-Identifier: Apache-2.0
// Attack: A body whose cancellation never returns.
// Outcome: error TypeError

export function onInvoke() {
  return new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue("no bytes");
      },
      cancel() {
        for (;;);
      },
    }),
  );
}
