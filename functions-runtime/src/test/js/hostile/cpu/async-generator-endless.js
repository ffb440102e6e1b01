// SPDX-License-Identifier: Apache-2.0
// Attack: An async generator that never returns.
// Outcome: timed-out

async function* naturals() {
  for (let n = 0; ; n++) yield n;
}

export async function onInvoke() {
  for await (const value of naturals());
}
