// SPDX-License-Identifier: Apache-2.0
// Attack: An endless loop that begins where the stack is full.
// Outcome: timed-out

export function onInvoke() {
  const f = () => {
    try {
      f();
    } catch {
      for (;;);
    }
  };
  f();
}
