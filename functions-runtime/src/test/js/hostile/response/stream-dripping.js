// SPDX-License-Identifier: Apache-2.0
// Attack: A body of which a byte comes every ten milliseconds.
// Outcome: timed-out

export function onInvoke() {
  return new Response(
    new ReadableStream({
      pull: (controller) => new Promise((resolve) => setTimeout(() => resolve(controller.enqueue(new Uint8Array(1))), 10)),
    }),
  );
}
