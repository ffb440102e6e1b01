// SPDX-License-Identifier: Apache-2.0
// Attack: Endless loops in finally blocks at every depth.
// Outcome: timed-out

export function onInvoke() {
  const f = () => {
    try {
      f();
    } finally {
      for (;;);
    }
  };
  f();
}
