// SPDX-License-Identifier: Apache-2.0
// Attack: Memories of WebAssembly, all kept and written to.
// Outcome: error (ReferenceError|TypeError) /WebAssembly/
// Outcome on V8: error RangeError /WebAssembly: there may be/

export function onInvoke() {
  const kept = [];
  for (;;) {
    const memory = new WebAssembly.Memory({ initial: 256 });
    new Uint8Array(memory.buffer).fill(1);
    kept.push(memory);
  }
}
