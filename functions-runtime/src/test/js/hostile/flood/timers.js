// SPDX-License-Identifier: Apache-2.0
// Attack: A hundred thousand timers.
// Outcome: error .*Error /limit|too many|at most/

export function onInvoke() {
  for (let i = 0; i < 100_000; i++) setTimeout(() => {}, 3600e3);
  return new Response("unlimited");
}
