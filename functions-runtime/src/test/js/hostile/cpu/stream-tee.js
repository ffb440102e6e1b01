// SPDX-License-Identifier: Apache-2.0
// Attack: A stream without end, of which one branch is read and the other kept.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65536)) });
  const [read, kept] = endless.tee();
  for await (const chunk of read);
  return new Response(kept);
}
