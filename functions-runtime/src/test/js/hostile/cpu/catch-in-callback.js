// SPDX-License-Identifier: Apache-2.0
// Attack: A catch-all inside a callback that a built-in method calls for ever.
// Outcome: timed-out

export function onInvoke() {
  const list = new Array(1e6).fill(1);
  for (;;) {
    try {
      list.forEach(() => {
        try {
          for (;;);
        } catch {}
      });
    } catch {}
  }
}
