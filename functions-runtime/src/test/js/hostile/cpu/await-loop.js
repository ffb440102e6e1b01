// SPDX-License-Identifier: Apache-2.0
// Attack: A loop that awaits what is there already.
// Outcome: timed-out

export async function onInvoke() {
  for (;;) await null;
}
