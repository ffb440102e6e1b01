// SPDX-License-Identifier: Apache-2.0
// Attack: An overflow whose finally blocks call on.
// Outcome: timed-out

export function onInvoke() {
  const f = () => {
    try {
      f();
    } finally {
      f();
    }
  };
  f();
}
