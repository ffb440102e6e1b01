// SPDX-License-Identifier: Apache-2.0
// Attack: Decompressors without end, whose memory lies outside of Java's.
// Outcome: memory
// Outcome: timed-out

export function onInvoke() {
  const kept = [];
  for (;;) {
    const stream = new DecompressionStream("gzip");
    stream.writable.getWriter().write(new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]));
    kept.push(stream);
  }
}
