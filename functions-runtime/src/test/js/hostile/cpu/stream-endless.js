// SPDX-License-Identifier: Apache-2.0
// Attack: A stream that always has something to read.
// Outcome: timed-out

export async function onInvoke() {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue("x") });
  for await (const chunk of endless);
}
