// SPDX-License-Identifier: Apache-2.0
// Attack: A loop with a constant bound whose body sets the counter back.
// Outcome: timed-out

export function onInvoke() {
  for (let i = 0; i < 10; i++) {
    if (i === 5) i = 0;
  }
}
