// SPDX-License-Identifier: Apache-2.0
// Attack: The same bomb, made by the function itself and read as text.
// Outcome: memory
// Outcome: timed-out
// Outcome: error RangeError /allocation|typed array length|array length|limit/
// Outcome: error RangeError /string length|repeat count|limit/
// Outcome: error .*Error /limit/

export async function onInvoke() {
  const zeros = new Uint8Array(1 << 20);
  let left = 1024;
  const stream = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(zeros);
      else controller.close();
    },
  });
  const squeezed = stream.pipeThrough(new CompressionStream("gzip")).pipeThrough(new DecompressionStream("gzip"));
  return new Response(String((await new Response(squeezed).text()).length));
}
