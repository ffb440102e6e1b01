// SPDX-License-Identifier: Apache-2.0
// Attack: A body that is begun and never ended.
// Outcome: timed-out

export function onInvoke() {
  return new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(1));
        setInterval(() => {}, 1000);
      },
    }),
  );
}
