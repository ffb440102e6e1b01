// SPDX-License-Identifier: Apache-2.0
// Attack: A thenable whose then method never returns.
// Outcome: timed-out

export async function onInvoke() {
  await { then() { for (;;); } };
}
