// SPDX-License-Identifier: Apache-2.0
// Attack: Compressors without end, whose memory lies outside of Java's.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) {
    const stream = new CompressionStream("gzip");
    stream.writable.getWriter().write(new Uint8Array(1000));
    kept.push(stream);
  }
}
