// SPDX-License-Identifier: Apache-2.0
// Feature: Resizable ArrayBuffers, ArrayBuffer transfer
// Status: missing
// Here: `maxByteLength` of the constructor is ignored; `resize`, `transfer` and `detached` are undefined.
export function test(log) {
  const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
  log(buffer.resizable, typeof buffer.resize);
}
//> true function
//! undefined undefined
