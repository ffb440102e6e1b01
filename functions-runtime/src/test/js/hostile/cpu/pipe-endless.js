// SPDX-License-Identifier: Apache-2.0
// Attack: A stream without end that flows through a transformation into nowhere.
// Outcome: timed-out

export async function onInvoke() {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue("x") });
  await endless.pipeThrough(new TransformStream()).pipeTo(new WritableStream());
}
