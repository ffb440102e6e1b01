// SPDX-License-Identifier: Apache-2.0
// Attack: A chain that goes on in finally callbacks.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const spin = () => Promise.resolve().finally(spin);
  await spin();
}
