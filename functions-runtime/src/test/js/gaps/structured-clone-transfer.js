// SPDX-License-Identifier: Apache-2.0
// Feature: Transferred ArrayBuffers
// Status: differs
// Here: The length of the source becomes 0 and it cannot be cloned again; views of it that stay behind keep a copy of the bytes.
export function test(log) {
  const buffer = new ArrayBuffer(8);
  const view = new Uint8Array(buffer);
  const copy = structuredClone(buffer, { transfer: [buffer] });
  log(copy.byteLength, buffer.byteLength, view.length);
}
//> 8 0 0
//! 8 0 8
