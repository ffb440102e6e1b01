// SPDX-License-Identifier: Apache-2.0
// Attack: A body that fails after the answer has begun.
// Outcome: error RangeError /late/

export function onInvoke() {
  let sent = false;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (sent) throw new RangeError("late");
        sent = true;
        controller.enqueue(new Uint8Array(10));
      },
    }),
  );
}
