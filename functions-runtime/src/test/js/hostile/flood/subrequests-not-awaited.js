// SPDX-License-Identifier: Apache-2.0
// Attack: Requests that nobody waits for, without end.
// Outcome: timed-out
// Outcome: memory

export function onInvoke(request, env) {
  for (;;) fetch(env.CANARY).catch(() => {});
}
