// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred catch-alls around one another.
// Outcome: timed-out

export function onInvoke() {
  const nest = (n) => {
    try {
      if (n > 0) nest(n - 1);
      for (;;);
    } catch {
      for (;;);
    } finally {
      for (;;);
    }
  };
  nest(100);
}
