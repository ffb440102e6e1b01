// SPDX-License-Identifier: Apache-2.0
// Feature: Transfer of streams
// Status: missing
// Here: `structuredClone` and `postMessage` throw a DataCloneError. There is nobody to send them to.
export function test(log) {
  const stream = new ReadableStream();
  try {
    log(structuredClone(stream, { transfer: [stream] }) instanceof ReadableStream);
  } catch (error) {
    log(error.name);
  }
}
//> true
//! DataCloneError
//v8! DataCloneError
