// SPDX-License-Identifier: Apache-2.0
// Attack: Timers and requests left behind by a function that has answered.
// Outcome: answers answered

export function onInvoke(request, env) {
  for (let i = 0; i < 500; i++) setTimeout(() => { for (;;); }, 0);
  for (let i = 0; i < 50; i++) fetch(env.CANARY).catch(() => { for (;;); });
  queueMicrotask(() => console.log("left behind"));
  return new Response("answered");
}
