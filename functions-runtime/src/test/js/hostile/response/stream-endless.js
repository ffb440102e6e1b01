// SPDX-License-Identifier: Apache-2.0
// Attack: A body that never ends.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65536)) }));
}
