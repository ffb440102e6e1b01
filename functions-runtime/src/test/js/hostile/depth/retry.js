// SPDX-License-Identifier: Apache-2.0
// Attack: An overflow that is caught and tried again, for ever.
// Outcome: timed-out

export function onInvoke() {
  const f = () => {
    try {
      f();
    } catch {
      f();
    }
  };
  f();
}
