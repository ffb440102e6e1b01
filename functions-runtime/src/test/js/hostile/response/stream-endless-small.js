// SPDX-License-Identifier: Apache-2.0
// Attack: A body that never ends and grows byte by byte.
// Outcome: memory
// Outcome: error RangeError
// Outcome: malformed /large|limit|bytes/
// Outcome: timed-out

export function onInvoke() {
  const byte = new Uint8Array(1);
  return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(byte) }));
}
