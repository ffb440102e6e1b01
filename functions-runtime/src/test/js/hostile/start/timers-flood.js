// SPDX-License-Identifier: Apache-2.0
// Attack: A top level that sets a hundred thousand timers.
// Outcome: start-failed /limit|too many|at most/

for (let i = 0; i < 100_000; i++) setTimeout(() => {}, 3600e3);

export function onInvoke() {
  return new Response("started");
}
