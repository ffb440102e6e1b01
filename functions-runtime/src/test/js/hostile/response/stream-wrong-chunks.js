// SPDX-License-Identifier: Apache-2.0
// Attack: A body whose parts are no bytes.
// Outcome: error TypeError

export function onInvoke() {
  return new Response(new ReadableStream({ pull: (controller) => controller.enqueue({ toString() { for (;;); } }) }));
}
