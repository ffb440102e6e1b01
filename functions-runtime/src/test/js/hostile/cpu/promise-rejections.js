// SPDX-License-Identifier: Apache-2.0
// Attack: A chain of rejected promises that catch one another.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke() {
  const spin = () => Promise.reject(new Error("again")).catch(spin);
  await spin();
}
