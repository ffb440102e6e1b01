// SPDX-License-Identifier: Apache-2.0
// Attack: Requests one after the other without end, whatever they end in.
// Outcome: timed-out
// Outcome: memory

export async function onInvoke(request, env) {
  for (;;) await fetch(env.CANARY).catch(() => {});
}
