// SPDX-License-Identifier: Apache-2.0
// Feature: Compression streams at work at the same time
// Status: differs
// Here: Up to 32 (`functions.invocation.compression-streams`); one more is a QuotaExceededError.
export async function test(log) {
  const writers = [];
  try {
    for (let count = 0; count < 33; count++) {
      const { readable, writable } = new CompressionStream("gzip");
      readable.getReader().read().catch(() => {});
      writers.push(writable.getWriter());
      await writers[count].write(new Uint8Array(1));
    }
    log(writers.length);
  } catch (error) {
    log(error.name, writers.length);
  }
}
//> 33
//! QuotaExceededError 33
//v8! QuotaExceededError 33
