// SPDX-License-Identifier: Apache-2.0
// Attack: A thenable that resolves with itself.
// Outcome: timed-out

export async function onInvoke() {
  const endless = { then: (resolve) => resolve(endless) };
  await endless;
}
