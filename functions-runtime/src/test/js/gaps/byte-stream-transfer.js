// SPDX-License-Identifier: Apache-2.0
// Feature: Transfer of buffers in byte streams
// Status: differs
// Here: Who gives a chunk still sees its memory, which is not detached. Do not write to a chunk after `enqueue` or `read`.
export function test(log) {
  const given = new Uint8Array([1, 2, 3]);
  new ReadableStream({ type: "bytes", start: (controller) => controller.enqueue(given) });
  log(given.byteLength);
}
//> 0
//! 3
